#pragma once

/// A table of a language pack as it stood under config/languages when the program was built.
typedef struct {
  const char *tag;
  const char *name;
  const unsigned char *bytes;
  unsigned long count;
} waqai_pack_table;

const waqai_pack_table *waqai_pack_tables(void);
unsigned long waqai_pack_table_count(void);
