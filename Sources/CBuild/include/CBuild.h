#ifndef AWSCREDS_BUILD_H
#define AWSCREDS_BUILD_H

/* The commit that the program was built from, 40 hexadecimal digits; empty where nobody knows. */
const char *build_commit(void);

/* Whether files had been changed since that commit. */
int build_is_changed(void);

#endif
