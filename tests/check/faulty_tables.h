/* SPDX-License-Identifier: MIT */
/* Its options, fields and examples, and what is wrong with them. */
#ifndef FAULTY_TABLES_H
#define FAULTY_TABLES_H

#include "faulty.h"

static const char *const choices[] = { "one", "all", NULL };
static const struct cd_option options[] = {
    CD_OPT_INT(struct opts, every, 1, 0, 10, "Count every so many words."),
    CD_OPT_STRING(struct opts, word, 0, "", "Count this word only."),
#ifdef FAULT_last_choice
    CD_OPT_ENUM(struct opts, how, 0, choices, "How they are counted."),
#endif
#ifdef FAULT_last_share
    CD_OPT_REAL(struct opts, share, 0, 0, 1, "The share of them that counts."),
#endif
    { 0 },
};
static const struct cd_field reads[] = {
#ifdef FAULT_no_help
    { "text", CD_T_STRING, CD_OPTIONAL, NULL },
#else
    { "text", CD_T_STRING, CD_OPTIONAL, "The article." },
#endif
    { "meta.part", CD_T_INT, CD_OPTIONAL, "Which of several it is." },
    { "parts[].name", CD_T_STRING, CD_OPTIONAL, "What each is called." },
#ifdef FAULT_second_long
    { "parts[1].name", CD_T_STRING, CD_OPTIONAL, "What the second is." },
#endif
    { "weight", CD_T_INT | CD_T_REAL, CD_OPTIONAL, "None has it." },
    { 0 },
};
#ifndef FORMAT
static const struct cd_field writes[] = {
    { "words", CD_T_INT, 0, "How many there are." },
#ifdef FAULT_wrong_type
    { "long", CD_T_STRING, CD_OPTIONAL, "Set where there are many." },
#else
    { "long", CD_T_BOOL, CD_OPTIONAL, "Set where there are many." },
#endif
    { "parts[].size", CD_T_INT, CD_OPTIONAL, "Set in the first one." },
    { "meta.seen", CD_T_BOOL, CD_OPTIONAL, "Set where there is a part." },
    { "short", CD_T_BOOL, CD_REMOVED, "It may be wrong." },
#ifdef FAULT_blocks
    { "blocks", CD_T_ARRAY, CD_OPTIONAL, "What its paragraphs are." },
#endif
#ifdef FAULT_never_written
    { "medium", CD_T_BOOL, CD_OPTIONAL, "Set never." },
#endif
    { 0 },
};
#endif
#ifdef FAULT_last_choice
#define USUAL "{\"how\": \"all\"}"
#elif defined FAULT_last_share
#define USUAL "{\"share\": 1}"
#else
#define USUAL NULL
#endif
static const struct cd_example examples[] = {
#ifdef FORMAT
    { "A count a line.", NULL, "{\"text\": \"One two.\"}",
#ifdef FAULT_other_bytes
        "2 words\n" },
#else
        "2\n" },
#endif
#elif defined FAULT_example_json
    { "Words are counted.", NULL, "{\"text\": \"One two.\"", "{}" },
#elif defined FAULT_example_differs
    { "Words are counted.", NULL, "{\"text\": \"One two.\"}",
        "{\"text\": \"One two.\", \"words\": 3}" },
#elif defined FAULT_example_kept
    { "Words are counted.", NULL, "{\"text\": \"One two.\"}", NULL },
#elif !defined FAULT_no_example
    { "Words are counted.", USUAL,
        "{\"text\": \"One two.\", \"short\": true, \"mine\": 1,"
        " \"meta\": {\"part\": 1, \"of\": 2}}",
        "{\"text\": \"One two.\", \"mine\": 1,"
        " \"meta\": {\"part\": 1, \"of\": 2, \"seen\": true}, \"words\": 2}" },
    { "Parts stay.", NULL, "{\"parts\": [{\"name\": \"One\"}]}",
        "{\"parts\": [{\"name\": \"One\", \"size\": 3}], \"words\": 0}" },
    { "Many are told.", NULL, "{\"text\": \"a a a a a a a a a\"}",
        "{\"text\": \"a a a a a a a a a\", \"words\": 9, \"long\": true}" },
#endif
    { 0 },
};

#endif
