#pragma once
// What a processor is told beforehand.

/// Has the cache line at `place` fetched while other work goes on; never faults, whatever `place` is.
static inline void waqai_prefetch(const void *place) { __builtin_prefetch(place); }
