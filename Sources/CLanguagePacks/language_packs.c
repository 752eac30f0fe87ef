// Made by scripts/embed-packs. Every table under config/languages, held in the binary.
#include "language_packs.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char table_0[] = {
#embed "../../config/languages/ar/clitics.tsv"
};

static const unsigned char table_1[] = {
#embed "../../config/languages/ar/cues.tsv"
};

static const unsigned char table_2[] = {
#embed "../../config/languages/ar/paradigms.tsv"
};

static const waqai_pack_table tables[] = {
    {"ar", "clitics.tsv", table_0, sizeof table_0},
    {"ar", "cues.tsv", table_1, sizeof table_1},
    {"ar", "paradigms.tsv", table_2, sizeof table_2},
};

const waqai_pack_table *waqai_pack_tables(void) { return tables; }

unsigned long waqai_pack_table_count(void) { return 3; }
