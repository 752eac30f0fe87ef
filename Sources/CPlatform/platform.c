#define _GNU_SOURCE
#include "platform.h"

#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int waqai_syncfs(int fd) { return syncfs(fd); }

int waqai_rename_noreplace(int from_dir, const char *from, int to_dir, const char *to) {
  return renameat2(from_dir, from, to_dir, to, RENAME_NOREPLACE);
}
