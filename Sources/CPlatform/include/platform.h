#pragma once
// Linux calls that Swift's Glibc module does not show, because they need _GNU_SOURCE, and what must run
// inside a signal handler.

int waqai_syncfs(int fd);
int waqai_rename_noreplace(int from_dir, const char *from, int to_dir, const char *to);

// The magic number of the file system that holds path, or 0. Source: statfs(2).
unsigned long waqai_file_system_type(const char *path);

// From now on a crash of this process (not a kill) writes "crashed\n" to fd before it dies.
void waqai_mark_crashes(int fd);
