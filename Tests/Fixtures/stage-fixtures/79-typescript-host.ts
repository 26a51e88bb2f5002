import type { AWS } from '@serverless/typescript';

const config: AWS = {
  service: 'a',
  provider: {
    name: 'aws',
    profile: '${self:custom.profiles.${opt:stage}}',
  },
};
module.exports = config;
