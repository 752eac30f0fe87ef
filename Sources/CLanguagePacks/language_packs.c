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

static const unsigned char table_3[] = {
#embed "../../config/languages/ar/wording.tsv"
};

static const unsigned char table_4[] = {
#embed "../../config/languages/en/wording.tsv"
};

static const unsigned char table_5[] = {
#embed "../../config/languages/und/ontology.tsv"
};

static const waqai_pack_table tables[] = {
    {"ar", "clitics.tsv", table_0, sizeof table_0},
    {"ar", "cues.tsv", table_1, sizeof table_1},
    {"ar", "paradigms.tsv", table_2, sizeof table_2},
    {"ar", "wording.tsv", table_3, sizeof table_3},
    {"en", "wording.tsv", table_4, sizeof table_4},
    {"und", "ontology.tsv", table_5, sizeof table_5},
};

const waqai_pack_table *waqai_pack_tables(void) { return tables; }

unsigned long waqai_pack_table_count(void) { return 6; }
