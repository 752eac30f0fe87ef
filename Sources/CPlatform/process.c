#define _GNU_SOURCE
#include "process.h"

#include <errno.h>
#include <fcntl.h>
#include <malloc.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int waqai_spawn(pid_t *child, const char *path, char *const arguments[], int input, int output,
                int errors) {
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  sigset_t none, all;
  sigemptyset(&none);
  sigfillset(&all);
  int failure = posix_spawn_file_actions_init(&files);
  if (failure) return failure;
  failure = posix_spawnattr_init(&attributes);
  if (failure) {
    posix_spawn_file_actions_destroy(&files);
    return failure;
  }
  if (!failure) failure = posix_spawn_file_actions_adddup2(&files, input, 0);
  if (!failure) failure = posix_spawn_file_actions_adddup2(&files, output, 1);
  if (!failure) failure = posix_spawn_file_actions_adddup2(&files, errors, 2);
  if (!failure) failure = posix_spawn_file_actions_addclosefrom_np(&files, 3);
  if (!failure)
    failure = posix_spawnattr_setflags(
        &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  if (!failure) failure = posix_spawnattr_setpgroup(&attributes, 0);
  if (!failure) failure = posix_spawnattr_setsigdefault(&attributes, &all);
  if (!failure) failure = posix_spawnattr_setsigmask(&attributes, &none);
  if (!failure) failure = posix_spawn(child, path, &files, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&files);
  return failure;
}

int waqai_die_with(pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  return getppid() == parent;
}

int waqai_limit_memory(unsigned long long private_bytes, unsigned long long address_bytes) {
  struct rlimit data = {private_bytes, private_bytes};
  struct rlimit address = {address_bytes, address_bytes};
  struct rlimit core = {0, 0};
  setrlimit(RLIMIT_CORE, &core);
  if (setrlimit(RLIMIT_DATA, &data) || setrlimit(RLIMIT_AS, &address)) return errno;
  // Where the machine itself runs out, a worker is missed least.
  FILE *score = fopen("/proc/self/oom_score_adj", "w");
  if (score) {
    fputs("500", score);
    fclose(score);
  }
  return 0;
}

int waqai_limit_processor(unsigned seconds) {
  struct rusage usage;
  struct rlimit limit;
  if (getrusage(RUSAGE_SELF, &usage) || getrlimit(RLIMIT_CPU, &limit)) return errno;
  // Whole seconds, and the one under way is counted as used.
  limit.rlim_cur = (rlim_t)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) + 2 + seconds;
  return setrlimit(RLIMIT_CPU, &limit) ? errno : 0;
}

long long waqai_processor_time(pid_t process) {
  clockid_t clock;
  struct timespec used;
  if (clock_getcpuclockid(process, &clock) || clock_gettime(clock, &used)) return -1;
  return (long long)used.tv_sec * 1000000000 + used.tv_nsec;
}

void waqai_give_memory_back(void) {
  mallopt(M_ARENA_MAX, 2);
  mallopt(M_MMAP_THRESHOLD, 256 << 10);
  mallopt(M_TRIM_THRESHOLD, 1 << 20);
}

long long waqai_trimmed_memory(void) {
  malloc_trim(0);
  FILE *file = fopen("/proc/self/statm", "r");
  if (!file) return 0;
  long long total = 0, resident = 0, shared = 0;
  int fields = fscanf(file, "%lld %lld %lld", &total, &resident, &shared);
  fclose(file);
  return fields == 3 ? (resident - shared) * sysconf(_SC_PAGESIZE) : 0;
}

int waqai_wait(pid_t child, long *peak_kilobytes) {
  int status = 0;
  struct rusage usage = {0};
  while (wait4(child, &status, 0, &usage) < 0 && errno == EINTR) {
  }
  *peak_kilobytes = usage.ru_maxrss;
  return status;
}

int waqai_wake_descriptor(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

void waqai_wake(int descriptor) { eventfd_write(descriptor, 1); }

void waqai_woken(int descriptor) {
  eventfd_t count;
  eventfd_read(descriptor, &count);
}

int waqai_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC) ? errno : 0; }
