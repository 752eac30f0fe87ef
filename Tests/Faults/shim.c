// Stands between waqai and the C library, counts the calls that touch a tree of files, and does to one of
// them, or to a stretch of them, what a plan says. Loaded by LD_PRELOAD; see faults.py.
//
//   FAULT_ROOT   the tree; calls on files elsewhere pass uncounted
//   FAULT_PLAN   count            count only
//                kill:N           SIGKILL before call N
//                kill:N:TEXT      the same, counting only calls whose line in the log holds TEXT
//                cut:N            power cut before call N: the file system is shut down, then SIGKILL
//                fail:E:N:M       calls N to M give errno E
//                part:N           call N, a write, takes only a part of the bytes; others pass
//                hold:E:SUB       calls on paths below ROOT/SUB give errno E while ROOT.fault exists
//   FAULT_KINDS  change: only calls that change the tree; all: those that look as well
//   FAULT_LOG    file that gets one line for each counted call
//   FAULT_BLIND  a folder below ROOT that looks empty when it is listed: recovery with a step removed
//
// Worker processes, which touch no files, are left alone.

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(name) ((__typeof__(&name))real(#name))

enum plan { NONE, COUNT, KILL, CUT, FAIL, PART, HOLD };

static enum plan plan = NONE;
static long first, last;
static int failure;
static int wants_all;
static char root[PATH_MAX];
static size_t root_length;
static char held[PATH_MAX];
static char switch_path[PATH_MAX];
static char blind[PATH_MAX];
static char wanted[256];
static int log_file = -1;
static atomic_long count;

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

__attribute__((constructor)) static void start(void) {
  const char *words = getenv("FAULT_PLAN"), *tree = getenv("FAULT_ROOT");
  if (!words || !tree) return;
  char line[4096] = {0};
  int self = syscall(SYS_openat, AT_FDCWD, "/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
  long size = syscall(SYS_read, self, line, sizeof line - 1);
  syscall(SYS_close, self);
  for (long at = 0; at < size; at += strlen(line + at) + 1)
    if (!strcmp(line + at, "worker")) return;
  if (!realpath(tree, root)) return;
  root_length = strlen(root);
  if (snprintf(switch_path, sizeof switch_path, "%s.fault", root) < 0) return;
  wants_all = getenv("FAULT_KINDS") && !strcmp(getenv("FAULT_KINDS"), "all");
  if (getenv("FAULT_LOG"))
    log_file = syscall(SYS_openat, AT_FDCWD, getenv("FAULT_LOG"),
                       O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (!strncmp(words, "count", 5)) plan = COUNT;
  if (sscanf(words, "kill:%ld:%255[^\n]", &first, wanted) >= 1) plan = KILL;
  if (sscanf(words, "cut:%ld", &first) == 1) plan = CUT;
  if (sscanf(words, "part:%ld", &first) == 1) plan = PART;
  if (sscanf(words, "fail:%d:%ld:%ld", &failure, &first, &last) == 3) plan = FAIL;
  if (getenv("FAULT_BLIND") &&
      snprintf(blind, sizeof blind, "%s/%s", root, getenv("FAULT_BLIND")) < 0)
    blind[0] = 0;
  char below[PATH_MAX];
  if (sscanf(words, "hold:%d:%4095s", &failure, below) == 2) {
    plan = HOLD;
    if (snprintf(held, sizeof held, "%s/%s", root, below) < 0) plan = NONE;
  }
}

static void cut_power(void) {
  int folder = syscall(SYS_openat, AT_FDCWD, root, O_RDONLY | O_DIRECTORY);
  unsigned how = 2;  // without flushing the journal
  syscall(SYS_ioctl, folder, _IOR('X', 125, unsigned), &how);
}

/// The path of `name` relative to `folder`, or of the descriptor itself; false outside the tree.
static int inside(int folder, const char *name, char *path) {
  if (name && name[0] == '/') {
    snprintf(path, PATH_MAX, "%s", name);
  } else {
    char link[64];
    long size = 0;
    if (folder == AT_FDCWD) {
      if (!getcwd(path, PATH_MAX)) return 0;
      size = strlen(path);
    } else {
      snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
      size = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
      if (size < 0) return 0;
      path[size] = 0;
    }
    if (name && name[0]) snprintf(path + size, PATH_MAX - size, "/%s", name);
  }
  return !strncmp(path, root, root_length) && (path[root_length] == '/' || !path[root_length]);
}

/// Counts a call; nonzero where it is to fail with errno set.
static int meet(const char *name, int changes, int folder, const char *leaf, int other_folder,
                const char *other) {
  if (plan == NONE || (!changes && !wants_all)) return 0;
  char path[PATH_MAX], second[PATH_MAX];
  int kept = errno;
  int mine = inside(folder, leaf, path);
  if (!mine) path[0] = 0;
  second[0] = 0;
  if (other && inside(other_folder, other, second)) mine = 1;
  if (!mine) {
    errno = kept;
    return 0;
  }
  char line[2 * PATH_MAX + 64];
  if (wanted[0]) {
    snprintf(line, sizeof line, "%s %s%s%s", name, path + (path[0] ? root_length : 0),
             second[0] ? " > " : "", second[0] ? second + root_length : "");
    if (!strstr(line, wanted)) {
      errno = kept;
      return 0;
    }
  }
  long number = atomic_fetch_add(&count, 1) + 1;
  if (log_file >= 0) {
    int size = snprintf(line, sizeof line, "%ld %s %s%s%s\n", number, name, path + (path[0] ? root_length : 0),
                        second[0] ? " > " : "", second[0] ? second + root_length : "");
    syscall(SYS_write, log_file, line, size);
  }
  if (plan == HOLD) {
    size_t size = strlen(held);
    int hit = !strncmp(path, held, size) || (second[0] && !strncmp(second, held, size));
    if (hit && syscall(SYS_faccessat, AT_FDCWD, switch_path, F_OK) == 0) {
      errno = failure;
      return 1;
    }
  }
  if (plan == FAIL && number >= first && number <= last) {
    errno = failure;
    return 1;
  }
  if ((plan == KILL || plan == CUT) && number == first) {
    if (plan == CUT) cut_power();
    syscall(SYS_kill, getpid(), SIGKILL);
    for (;;) pause();
  }
  errno = kept;
  return plan == PART && number == first ? 2 : 0;
}

/// A descriptor of ours: a regular file or a folder, and none of the standard three.
static int counts(int file) { return plan != NONE && file > 2; }

#define ON_FILE(name, changes, file, ...)                                     \
  if (counts(file) && meet(#name, changes, file, NULL, -1, NULL) == 1) return -1; \
  return REAL(name)(file, ##__VA_ARGS__);

#define ON_PATH(name, changes, folder, path)                                  \
  if (meet(#name, changes, folder, path, -1, NULL) == 1) return -1;

static int opening(const char *name, int folder, const char *path, int flags) {
  int changes = (flags & (O_CREAT | O_TRUNC)) != 0;
  return meet(name, changes, folder, path, -1, NULL) == 1;
}

#define MODE(flags)                                                           \
  mode_t mode = 0;                                                            \
  if (flags & (O_CREAT | O_TMPFILE)) {                                        \
    va_list rest;                                                             \
    va_start(rest, flags);                                                    \
    mode = va_arg(rest, mode_t);                                              \
    va_end(rest);                                                             \
  }

int open(const char *path, int flags, ...) {
  MODE(flags)
  return opening("open", AT_FDCWD, path, flags) ? -1 : REAL(open)(path, flags, mode);
}
int open64(const char *path, int flags, ...) {
  MODE(flags)
  return opening("open", AT_FDCWD, path, flags) ? -1 : REAL(open64)(path, flags, mode);
}
int openat(int folder, const char *path, int flags, ...) {
  MODE(flags)
  return opening("openat", folder, path, flags) ? -1 : REAL(openat)(folder, path, flags, mode);
}
int openat64(int folder, const char *path, int flags, ...) {
  MODE(flags)
  return opening("openat", folder, path, flags) ? -1 : REAL(openat64)(folder, path, flags, mode);
}

// Writing. A part of a write is what a nearly full disk or a signal leaves.
#define WRITE(name, size, ...)                                                \
  if (!counts(file)) return REAL(name)(file, __VA_ARGS__);                    \
  int met = meet(#name, 1, file, NULL, -1, NULL);                             \
  if (met == 1) return -1;                                                    \
  if (met == 2 && size > 1) size /= 2;                                        \
  return REAL(name)(file, __VA_ARGS__);

ssize_t write(int file, const void *bytes, size_t size) { WRITE(write, size, bytes, size) }
ssize_t pwrite(int file, const void *bytes, size_t size, off_t at) {
  WRITE(pwrite, size, bytes, size, at)
}
ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at) {
  WRITE(pwrite64, size, bytes, size, at)
}
ssize_t writev(int file, const struct iovec *parts, int size) { ON_FILE(writev, 1, file, parts, size) }
ssize_t pwritev(int file, const struct iovec *parts, int size, off_t at) {
  ON_FILE(pwritev, 1, file, parts, size, at)
}
int ftruncate(int file, off_t size) { ON_FILE(ftruncate, 1, file, size) }
int ftruncate64(int file, off64_t size) { ON_FILE(ftruncate64, 1, file, size) }
int fsync(int file) { ON_FILE(fsync, 1, file) }
int fdatasync(int file) { ON_FILE(fdatasync, 1, file) }
int syncfs(int file) { ON_FILE(syncfs, 1, file) }
int fchmod(int file, mode_t mode) { ON_FILE(fchmod, 1, file, mode) }
int fallocate(int file, int how, off_t at, off_t size) { ON_FILE(fallocate, 1, file, how, at, size) }

// Names.
int rename(const char *from, const char *to) {
  if (meet("rename", 1, AT_FDCWD, from, AT_FDCWD, to) == 1) return -1;
  return REAL(rename)(from, to);
}
int renameat(int from_folder, const char *from, int to_folder, const char *to) {
  if (meet("renameat", 1, from_folder, from, to_folder, to) == 1) return -1;
  return REAL(renameat)(from_folder, from, to_folder, to);
}
int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags) {
  if (meet("renameat2", 1, from_folder, from, to_folder, to) == 1) return -1;
  return REAL(renameat2)(from_folder, from, to_folder, to, flags);
}
int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags) {
  if (meet("linkat", 1, from_folder, from, to_folder, to) == 1) return -1;
  return REAL(linkat)(from_folder, from, to_folder, to, flags);
}
int unlink(const char *path) { ON_PATH(unlink, 1, AT_FDCWD, path) return REAL(unlink)(path); }
int unlinkat(int folder, const char *path, int flags) {
  ON_PATH(unlinkat, 1, folder, path) return REAL(unlinkat)(folder, path, flags);
}
int rmdir(const char *path) { ON_PATH(rmdir, 1, AT_FDCWD, path) return REAL(rmdir)(path); }
int mkdir(const char *path, mode_t mode) {
  ON_PATH(mkdir, 1, AT_FDCWD, path) return REAL(mkdir)(path, mode);
}
int mkdirat(int folder, const char *path, mode_t mode) {
  ON_PATH(mkdirat, 1, folder, path) return REAL(mkdirat)(folder, path, mode);
}

// Looking.
ssize_t read(int file, void *bytes, size_t size) { ON_FILE(read, 0, file, bytes, size) }
ssize_t pread(int file, void *bytes, size_t size, off_t at) { ON_FILE(pread, 0, file, bytes, size, at) }
ssize_t pread64(int file, void *bytes, size_t size, off64_t at) {
  ON_FILE(pread64, 0, file, bytes, size, at)
}
int stat(const char *path, struct stat *status) {
  ON_PATH(stat, 0, AT_FDCWD, path) return REAL(stat)(path, status);
}
int lstat(const char *path, struct stat *status) {
  ON_PATH(lstat, 0, AT_FDCWD, path) return REAL(lstat)(path, status);
}
int stat64(const char *path, struct stat64 *status) {
  ON_PATH(stat64, 0, AT_FDCWD, path) return REAL(stat64)(path, status);
}
int lstat64(const char *path, struct stat64 *status) {
  ON_PATH(lstat64, 0, AT_FDCWD, path) return REAL(lstat64)(path, status);
}
int fstat(int file, struct stat *status) { ON_FILE(fstat, 0, file, status) }
int fstat64(int file, struct stat64 *status) { ON_FILE(fstat64, 0, file, status) }
int fstatat(int folder, const char *path, struct stat *status, int flags) {
  ON_PATH(fstatat, 0, folder, path) return REAL(fstatat)(folder, path, status, flags);
}
int statvfs(const char *path, struct statvfs *status) {
  ON_PATH(statvfs, 0, AT_FDCWD, path) return REAL(statvfs)(path, status);
}
int fstatvfs(int file, struct statvfs *status) { ON_FILE(fstatvfs, 0, file, status) }
int statfs(const char *path, struct statfs *status) {
  ON_PATH(statfs, 0, AT_FDCWD, path) return REAL(statfs)(path, status);
}
int fstatfs(int file, struct statfs *status) { ON_FILE(fstatfs, 0, file, status) }
int inotify_add_watch(int file, const char *path, unsigned mask) {
  ON_PATH(inotify_add_watch, 0, AT_FDCWD, path) return REAL(inotify_add_watch)(file, path, mask);
}
DIR *fdopendir(int file) {
  if (counts(file) && meet("fdopendir", 0, file, NULL, -1, NULL) == 1) return NULL;
  char path[PATH_MAX];
  if (blind[0] && inside(file, NULL, path) && !strcmp(path, blind)) {
    char empty[PATH_MAX];
    if (snprintf(empty, sizeof empty, "%s.empty", root) > 0) {
      close(file);
      file = syscall(SYS_openat, AT_FDCWD, empty, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    }
  }
  return REAL(fdopendir)(file);
}
