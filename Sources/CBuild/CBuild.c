#include "CBuild.h"

#include <string.h>

/* `git archive` fills this in (see .gitattributes), for archives have no repository to ask. */
static const char archived[] = "$Format:%H$";

const char *build_commit(void) {
#ifdef AWSCREDS_COMMIT
  return AWSCREDS_COMMIT;
#else
  return strlen(archived) == 40 ? archived : "";
#endif
}

int build_is_changed(void) {
#ifdef AWSCREDS_CHANGED
  return 1;
#else
  return 0;
#endif
}
