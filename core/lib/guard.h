/* SPDX-License-Identifier: MIT */
/*
 * guard - what a call into the library does to the program around it: it waits
 * for other calls, has the C locale, and survives running out of memory.  A
 * fork in another thread waits for it, so that a child finds no call half done.
 */
#ifndef LIB_GUARD_H
#define LIB_GUARD_H

/* Call fn(ctx), in which the thread's locale is C, once no other call is under
 * way.  -1 if memory ran out in it: fn did not return then, and nothing that it
 * held was freed.  fn must not call guard_call. */
int guard_call(void (*fn)(void *ctx), void *ctx);

#endif
