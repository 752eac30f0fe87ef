#pragma once
// Child processes: spawned with three pipes and nothing else of ours, and never outliving us.

#include <sys/types.h>

/// Starts `path` with `arguments` (ended by NULL) on these descriptors as 0, 1 and 2; returns 0 or an errno.
/// The child has its own process group, default signals and no other descriptor.
int waqai_spawn(pid_t *child, const char *path, char *const arguments[], int input, int output,
                int errors);

/// Has the kernel kill this process when the thread that started it ends; returns 0 where `parent` is
/// already gone.
int waqai_die_with(pid_t parent);

/// Bounds what this process may hold: private memory and address space in bytes; returns 0 or an errno.
int waqai_limit_memory(unsigned long long private_bytes, unsigned long long address_bytes);

/// Has the kernel kill this process with SIGXCPU once it has used this many seconds more.
int waqai_limit_processor(unsigned seconds);

/// Nanoseconds of processor time that `process` has used, or -1.
long long waqai_processor_time(pid_t process);

/// Has memory that is freed go back to the system soon, and all threads share two heaps; for a process that
/// runs for long and needs much at times. Call it before other threads start.
void waqai_give_memory_back(void);

/// Bytes of private memory that this process holds; gives free memory back to the system first.
long long waqai_trimmed_memory(void);

/// Waits for `child` and returns its raw status; `peak_kilobytes` is the most that it held at once.
int waqai_wait(pid_t child, long *peak_kilobytes);

/// A descriptor that `poll` finds readable after `waqai_wake`, until `waqai_woken`; -1 on failure.
int waqai_wake_descriptor(void);
void waqai_wake(int descriptor);
void waqai_woken(int descriptor);

/// A pipe that no other child inherits: `ends[0]` to read, `ends[1]` to write; returns 0 or an errno.
int waqai_pipe(int ends[2]);
