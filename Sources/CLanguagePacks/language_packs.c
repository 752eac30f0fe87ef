// Made by scripts/embed-packs. Every table under config/languages, held in the binary.
#include "language_packs.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char table_0[] = {
#embed "../../config/languages/ar/classes.tsv"
};

static const unsigned char table_1[] = {
#embed "../../config/languages/ar/clitics.tsv"
};

static const unsigned char table_2[] = {
#embed "../../config/languages/ar/cues.tsv"
};

static const unsigned char table_3[] = {
#embed "../../config/languages/ar/light_verbs.tsv"
};

static const unsigned char table_4[] = {
#embed "../../config/languages/ar/paradigms.tsv"
};

static const unsigned char table_5[] = {
#embed "../../config/languages/ar/reports.tsv"
};

static const unsigned char table_6[] = {
#embed "../../config/languages/ar/triggers.tsv"
};

static const unsigned char table_7[] = {
#embed "../../config/languages/ar/verbs.tsv"
};

static const unsigned char table_8[] = {
#embed "../../config/languages/ar/wording.tsv"
};

static const unsigned char table_9[] = {
#embed "../../config/languages/en/wording.tsv"
};

static const unsigned char table_10[] = {
#embed "../../config/languages/und/ontology.tsv"
};

static const waqai_pack_table tables[] = {
    {"ar", "classes.tsv", table_0, sizeof table_0},
    {"ar", "clitics.tsv", table_1, sizeof table_1},
    {"ar", "cues.tsv", table_2, sizeof table_2},
    {"ar", "light_verbs.tsv", table_3, sizeof table_3},
    {"ar", "paradigms.tsv", table_4, sizeof table_4},
    {"ar", "reports.tsv", table_5, sizeof table_5},
    {"ar", "triggers.tsv", table_6, sizeof table_6},
    {"ar", "verbs.tsv", table_7, sizeof table_7},
    {"ar", "wording.tsv", table_8, sizeof table_8},
    {"en", "wording.tsv", table_9, sizeof table_9},
    {"und", "ontology.tsv", table_10, sizeof table_10},
};

const waqai_pack_table *waqai_pack_tables(void) { return tables; }

unsigned long waqai_pack_table_count(void) { return 11; }
