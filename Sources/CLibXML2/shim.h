// Debian's libxml2 drags ICU's headers in, which clash with those of Swift's Foundation: without this, no module could
// import both. Nothing of what they declare is used here.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED

#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>
#include <libxml/xmlsave.h>
#include <libxml/xmlschemas.h>
#include <libxml/xmlschemastypes.h>
#include <libxml/xpath.h>

/// Gives memory back that libxml2 handed out: xmlFree itself is a variable, which Swift takes for shared state.
static inline void xmlFreeBuffer(void *buffer) { xmlFree(buffer); }
