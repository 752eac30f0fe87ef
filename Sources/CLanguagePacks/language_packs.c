// Made by scripts/embed-packs. Every table under config/languages, held in the binary.
#include "language_packs.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char table_0[] = {
#embed "../../config/languages/ar/actors.tsv"
};

static const unsigned char table_1[] = {
#embed "../../config/languages/ar/calendar.tsv"
};

static const unsigned char table_2[] = {
#embed "../../config/languages/ar/classes.tsv"
};

static const unsigned char table_3[] = {
#embed "../../config/languages/ar/clitics.tsv"
};

static const unsigned char table_4[] = {
#embed "../../config/languages/ar/cues.tsv"
};

static const unsigned char table_5[] = {
#embed "../../config/languages/ar/fields.tsv"
};

static const unsigned char table_6[] = {
#embed "../../config/languages/ar/furniture.tsv"
};

static const unsigned char table_7[] = {
#embed "../../config/languages/ar/glue.tsv"
};

static const unsigned char table_8[] = {
#embed "../../config/languages/ar/light_verbs.tsv"
};

static const unsigned char table_9[] = {
#embed "../../config/languages/ar/nationalities.tsv"
};

static const unsigned char table_10[] = {
#embed "../../config/languages/ar/numbers.tsv"
};

static const unsigned char table_11[] = {
#embed "../../config/languages/ar/paradigms.tsv"
};

static const unsigned char table_12[] = {
#embed "../../config/languages/ar/place_nouns.tsv"
};

static const unsigned char table_13[] = {
#embed "../../config/languages/ar/places.tsv"
};

static const unsigned char table_14[] = {
#embed "../../config/languages/ar/reports.tsv"
};

static const unsigned char table_15[] = {
#embed "../../config/languages/ar/roles.tsv"
};

static const unsigned char table_16[] = {
#embed "../../config/languages/ar/times.tsv"
};

static const unsigned char table_17[] = {
#embed "../../config/languages/ar/triggers.tsv"
};

static const unsigned char table_18[] = {
#embed "../../config/languages/ar/verbs.tsv"
};

static const unsigned char table_19[] = {
#embed "../../config/languages/ar/wording.tsv"
};

static const unsigned char table_20[] = {
#embed "../../config/languages/ar/words.tsv"
};

static const unsigned char table_21[] = {
#embed "../../config/languages/en/calendar.tsv"
};

static const unsigned char table_22[] = {
#embed "../../config/languages/en/furniture.tsv"
};

static const unsigned char table_23[] = {
#embed "../../config/languages/en/wording.tsv"
};

static const unsigned char table_24[] = {
#embed "../../config/languages/und/calendar.tsv"
};

static const unsigned char table_25[] = {
#embed "../../config/languages/und/countries.tsv"
};

static const unsigned char table_26[] = {
#embed "../../config/languages/und/furniture.tsv"
};

static const unsigned char table_27[] = {
#embed "../../config/languages/und/hijri.tsv"
};

static const unsigned char table_28[] = {
#embed "../../config/languages/und/language.tsv"
};

static const unsigned char table_29[] = {
#embed "../../config/languages/und/ontology.tsv"
};

static const unsigned char table_30[] = {
#embed "../../config/languages/und/organisations.tsv"
};

static const unsigned char table_31[] = {
#embed "../../config/languages/und/places.tsv"
};

static const waqai_pack_table tables[] = {
    {"ar", "actors.tsv", table_0, sizeof table_0},
    {"ar", "calendar.tsv", table_1, sizeof table_1},
    {"ar", "classes.tsv", table_2, sizeof table_2},
    {"ar", "clitics.tsv", table_3, sizeof table_3},
    {"ar", "cues.tsv", table_4, sizeof table_4},
    {"ar", "fields.tsv", table_5, sizeof table_5},
    {"ar", "furniture.tsv", table_6, sizeof table_6},
    {"ar", "glue.tsv", table_7, sizeof table_7},
    {"ar", "light_verbs.tsv", table_8, sizeof table_8},
    {"ar", "nationalities.tsv", table_9, sizeof table_9},
    {"ar", "numbers.tsv", table_10, sizeof table_10},
    {"ar", "paradigms.tsv", table_11, sizeof table_11},
    {"ar", "place_nouns.tsv", table_12, sizeof table_12},
    {"ar", "places.tsv", table_13, sizeof table_13},
    {"ar", "reports.tsv", table_14, sizeof table_14},
    {"ar", "roles.tsv", table_15, sizeof table_15},
    {"ar", "times.tsv", table_16, sizeof table_16},
    {"ar", "triggers.tsv", table_17, sizeof table_17},
    {"ar", "verbs.tsv", table_18, sizeof table_18},
    {"ar", "wording.tsv", table_19, sizeof table_19},
    {"ar", "words.tsv", table_20, sizeof table_20},
    {"en", "calendar.tsv", table_21, sizeof table_21},
    {"en", "furniture.tsv", table_22, sizeof table_22},
    {"en", "wording.tsv", table_23, sizeof table_23},
    {"und", "calendar.tsv", table_24, sizeof table_24},
    {"und", "countries.tsv", table_25, sizeof table_25},
    {"und", "furniture.tsv", table_26, sizeof table_26},
    {"und", "hijri.tsv", table_27, sizeof table_27},
    {"und", "language.tsv", table_28, sizeof table_28},
    {"und", "ontology.tsv", table_29, sizeof table_29},
    {"und", "organisations.tsv", table_30, sizeof table_30},
    {"und", "places.tsv", table_31, sizeof table_31},
};

const waqai_pack_table *waqai_pack_tables(void) { return tables; }

unsigned long waqai_pack_table_count(void) { return 32; }
