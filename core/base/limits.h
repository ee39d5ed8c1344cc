/* SPDX-License-Identifier: MIT */
/*
 * limits - how long what others wrote may take before it is ended: plugins,
 * commands, and our processes that run them.  The manual tells the first four.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

/* Seconds that a record may take: of CPU time, and without doing anything. */
#define LIMIT_RECORD_CPU  10
#define LIMIT_RECORD_IDLE 30
/* Seconds that a process which loads or prepares plugins may be silent: no
 * output, no other call. */
#define LIMIT_SILENCE 30
/* ms that a plugin may take for close or release. */
#define LIMIT_CLOSE_MS 10000
/* Seconds that a command may take for an answer, where nobody else watches it.
 */
#define LIMIT_ANSWER 30
/* ms that a process or a command may take to end, and behind a signal
 * (interrupt.h). */
#define LIMIT_END_MS  2000
#define LIMIT_STOP_MS 300
/* Seconds in which a worker that was to exit must have done so, and in which a
 * reply must be complete, from its first byte on. */
#define LIMIT_LEAVE 1
#define LIMIT_REPLY 30

/* LIMIT_NAME as a string, for messages. */
#define LIMIT_TEXT(limit)  LIMIT_TEXT_(limit)
#define LIMIT_TEXT_(value) #value

#endif
