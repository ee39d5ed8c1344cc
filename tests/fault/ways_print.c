/* SPDX-License-Identifier: MIT */
#include "ways_print.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* As a library does, past every stream. */
void
ways_print_warn(void)
{
    const char line[] = "a warning of a library\n";

    if (write(2, line, sizeof(line) - 1) < 0)
        abort();
}

/* Log lines past every stream, without end. */
void
ways_print_flood(void)
{
    while (write(2, "retrying ...\n", 13) > 0)
        continue;
}

void
ways_print_flood_line(void)
{
    while (write(1, "retrying ... ", 13) > 0)
        continue;
}

/* The same through the streams of the C library. */
void
ways_print_talk(void)
{
    for (;;)
        printf("talking ...\n");
}

void
ways_print_talk_line(void)
{
    for (;;)
        fputs("talking ... ", stderr);
}

void
ways_print_hello(void)
{
    printf("hello from wreck\n");
    fprintf(stderr, "and to stderr\n");
}
