// Extended attributes, which the module of the C library leaves out.
#ifndef CXATTR_H
#define CXATTR_H

#include <sys/xattr.h>

#endif
