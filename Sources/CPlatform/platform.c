#define _GNU_SOURCE
#include "platform.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/vfs.h>
#include <unistd.h>

int waqai_syncfs(int fd) { return syncfs(fd); }

int waqai_rename_noreplace(int from_dir, const char *from, int to_dir, const char *to) {
  return renameat2(from_dir, from, to_dir, to, RENAME_NOREPLACE);
}

unsigned long waqai_file_system_type(const char *path) {
  struct statfs status;
  return statfs(path, &status) == 0 ? (unsigned long)status.f_type & 0xFFFFFFFFul : 0;
}

static volatile int crash_fd = -1;

static void mark_crash(int number) {
  if (crash_fd >= 0) {
    ssize_t ignored = write(crash_fd, "crashed\n", 8);
    (void)ignored;
  }
  // SA_RESETHAND has put the default action back: the process dies as it would have.
  raise(number);
}

void waqai_mark_crashes(int fd) {
  static const int numbers[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE};
  struct sigaction action = {0};
  crash_fd = fd;
  action.sa_handler = mark_crash;
  action.sa_flags = SA_RESETHAND | SA_NODEFER;
  for (unsigned i = 0; i < sizeof numbers / sizeof *numbers; i++) {
    sigaction(numbers[i], &action, NULL);
  }
}
