module.exports = () => ({
  custom: { profile: { dev: 'x' } },
  provider: {
    // profile: 'no'
    profile: process.env.P || 'y',
  },
});
