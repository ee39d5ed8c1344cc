/* SPDX-License-Identifier: MIT */
/* A shared object that is no plugin. */
extern int something_else;
__attribute__((visibility("default"))) int something_else = 1;
