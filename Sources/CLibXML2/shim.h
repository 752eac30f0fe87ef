#pragma once
#include <libxml/HTMLparser.h>
#include <libxml/HTMLtree.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

/// Frees what libxml2 allocated: `xmlFree` is a mutable global, which Swift 6 may not read.
static inline void waqai_xml_free(void *memory) { xmlFree(memory); }
