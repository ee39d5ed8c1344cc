/* SPDX-License-Identifier: MIT */
/*
 * ways_print - what a plugin can print, once or without end.
 */
#ifndef FAULT_WAYS_PRINT_H
#define FAULT_WAYS_PRINT_H

void ways_print_hello(void);
void ways_print_warn(void);
/* These do not return. */
void ways_print_flood(void);
void ways_print_flood_line(void);
void ways_print_talk(void);
void ways_print_talk_line(void);

#endif
