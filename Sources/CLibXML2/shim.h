#pragma once
#include <libxml/xmlversion.h>
// Debian's libxml2 shows ICU's types in its headers, which clash with those of Foundation. Nothing here
// reads the encoding handlers that hold them.
#undef LIBXML_ICU_ENABLED
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

/// Frees what libxml2 allocated: `xmlFree` is a mutable global, which Swift 6 may not read.
static inline void waqai_xml_free(void *memory) { xmlFree(memory); }

/// The version of the library that is loaded, such as `20914` for 2.9.14; another mutable global.
static inline const char *waqai_xml_version(void) { return xmlParserVersion; }
