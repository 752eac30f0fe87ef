#pragma once
// Linux calls that Swift's Glibc module does not show, because they need _GNU_SOURCE.

int waqai_syncfs(int fd);
int waqai_rename_noreplace(int from_dir, const char *from, int to_dir, const char *to);
