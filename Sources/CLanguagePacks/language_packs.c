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
#embed "../../config/languages/ar/numbers.tsv"
};

static const unsigned char table_5[] = {
#embed "../../config/languages/ar/paradigms.tsv"
};

static const unsigned char table_6[] = {
#embed "../../config/languages/ar/reports.tsv"
};

static const unsigned char table_7[] = {
#embed "../../config/languages/ar/times.tsv"
};

static const unsigned char table_8[] = {
#embed "../../config/languages/ar/triggers.tsv"
};

static const unsigned char table_9[] = {
#embed "../../config/languages/ar/verbs.tsv"
};

static const unsigned char table_10[] = {
#embed "../../config/languages/ar/wording.tsv"
};

static const unsigned char table_11[] = {
#embed "../../config/languages/en/wording.tsv"
};

static const unsigned char table_12[] = {
#embed "../../config/languages/und/hijri.tsv"
};

static const unsigned char table_13[] = {
#embed "../../config/languages/und/ontology.tsv"
};

static const waqai_pack_table tables[] = {
    {"ar", "classes.tsv", table_0, sizeof table_0},
    {"ar", "clitics.tsv", table_1, sizeof table_1},
    {"ar", "cues.tsv", table_2, sizeof table_2},
    {"ar", "light_verbs.tsv", table_3, sizeof table_3},
    {"ar", "numbers.tsv", table_4, sizeof table_4},
    {"ar", "paradigms.tsv", table_5, sizeof table_5},
    {"ar", "reports.tsv", table_6, sizeof table_6},
    {"ar", "times.tsv", table_7, sizeof table_7},
    {"ar", "triggers.tsv", table_8, sizeof table_8},
    {"ar", "verbs.tsv", table_9, sizeof table_9},
    {"ar", "wording.tsv", table_10, sizeof table_10},
    {"en", "wording.tsv", table_11, sizeof table_11},
    {"und", "hijri.tsv", table_12, sizeof table_12},
    {"und", "ontology.tsv", table_13, sizeof table_13},
};

const waqai_pack_table *waqai_pack_tables(void) { return tables; }

unsigned long waqai_pack_table_count(void) { return 14; }
