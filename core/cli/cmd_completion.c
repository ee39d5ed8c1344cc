/* SPDX-License-Identifier: MIT */
/* copydesk completion: scripts for shells, from the tables of the commands */
#include <stdio.h>
#include <string.h>

#include "cli/cli.h"

/* What a shell asks to know the plugins. */
#define PLUGINS "copydesk list 2>/dev/null | cut -d' ' -f1"

static void
put_words(const char *const *words, const char *separator)
{
    size_t i;

    for (i = 0; words[i] != NULL; i++)
        printf("%s%s", i > 0 ? separator : "", words[i]);
}

static void
put_commands(const char *separator)
{
    size_t i;

    for (i = 0; cli_commands[i] != NULL; i++)
        printf("%s%s", i > 0 ? separator : "", cli_commands[i]->name);
}

/* The options of a command, then those that all have. */
static void
each_option(const struct cli_command *command,
    void (*put)(const struct cli_command *, const struct cli_option *))
{
    const struct cli_option *option;

    for (option = command->options; option->help != NULL; option++)
        put(command, option);
    for (option = cli_common; option->help != NULL; option++)
        put(command, option);
}

/* ---- bash ---------------------------------------------------------------- */

/* The words that complete a kind of word, read into COMPREPLY. */
static void
bash_reply(enum cli_kind is, const char *const *choices)
{
    if (choices == NULL && is == CLI_WORD) {
        printf(":");
        return;
    }
    printf("mapfile -t COMPREPLY < <(compgen ");
    if (choices != NULL || is == CLI_COMMAND) {
        printf("-W '");
        if (choices != NULL)
            put_words(choices, " ");
        else
            put_commands(" ");
        printf("'");
    } else if (is == CLI_PLUGIN) {
        printf("-W \"$(" PLUGINS ")\"");
    } else {
        printf(is == CLI_FOLDER ? "-d" : "-f");
    }
    printf(" -- \"$cur\")");
}

static void
bash_value(const struct cli_command *command, const struct cli_option *option)
{
    if (option->value == NULL)
        return;
    printf("    ");
    if (option->letter != '\0')
        printf("'%s -%c'%s", command->name, option->letter,
            option->name != NULL ? " | " : "");
    if (option->name != NULL)
        printf("'%s --%s'", command->name, option->name);
    printf(") ");
    bash_reply(option->is, option->choices);
    printf("; return ;;\n");
}

static void
bash_name(const struct cli_command *command, const struct cli_option *option)
{
    (void)command;
    if (option->letter != '\0')
        printf(" -%c", option->letter);
    if (option->name != NULL)
        printf(" --%s", option->name);
}

static void
bash(void)
{
    size_t i;

    printf("# bash completion for copydesk: made by `copydesk completion "
           "bash`\n"
           "_copydesk() {\n"
           "    local cur=${COMP_WORDS[COMP_CWORD]} options=\n"
           "    local prev=${COMP_WORDS[COMP_CWORD-1]} "
           "command=${COMP_WORDS[1]}\n"
           "    # bash cuts --name=value into three words\n"
           "    if [ \"$cur\" = = ]; then\n"
           "        cur=\n"
           "    elif [ \"$prev\" = = ]; then\n"
           "        prev=${COMP_WORDS[COMP_CWORD-2]}\n"
           "    fi\n"
           "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
           "        mapfile -t COMPREPLY < <(compgen -W '");
    put_commands(" ");
    printf(" --help --version' -- \"$cur\")\n"
           "        return\n"
           "    fi\n"
           "    case \"$command $prev\" in\n");
    for (i = 0; cli_commands[i] != NULL; i++)
        each_option(cli_commands[i], bash_value);
    printf("    esac\n"
           "    case $command in\n");
    for (i = 0; cli_commands[i] != NULL; i++) {
        printf("    %s) options='", cli_commands[i]->name);
        each_option(cli_commands[i], bash_name);
        printf("'\n        ");
        bash_reply(cli_commands[i]->arguments, cli_commands[i]->words);
        printf(" ;;\n");
    }
    printf(
        "    esac\n"
        "    case $cur in\n"
        "    -*) mapfile -t COMPREPLY < <(compgen -W \"$options\" -- \"$cur\") ;;\n"
        "    esac\n"
        "}\n"
        "complete -o filenames -F _copydesk copydesk\n");
}

/* ---- zsh ----------------------------------------------------------------- */

/* Text within '...[ ]': what ends either is escaped. */
static void
zsh_text(const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            printf("'\\''");
        else
            printf(strchr("[]:", *text) != NULL ? "\\%c" : "%c", *text);
    }
}

static void
zsh_action(enum cli_kind is, const char *const *choices)
{
    if (choices != NULL) {
        printf("(");
        put_words(choices, " ");
        printf(")");
    } else if (is == CLI_COMMAND) {
        printf("(");
        put_commands(" ");
        printf(")");
    } else if (is == CLI_PLUGIN) {
        printf("($(" PLUGINS "))");
    } else if (is != CLI_WORD) {
        printf(is == CLI_FOLDER ? "_files -/" : "_files");
    }
}

static void
zsh_spelling(
    const struct cli_option *option, const char *dashes, const char *name)
{
    printf(" \\\n            '%s%s%s[", option->type == CLI_LIST ? "*" : "",
        dashes, name);
    zsh_text(option->help);
    printf("]");
    if (option->value != NULL) {
        printf(":");
        zsh_text(option->value);
        printf(":");
        printf("'\""); /* there are quotes in PLUGINS */
        zsh_action(option->is, option->choices);
        printf("\"");
    } else {
        printf("'");
    }
}

static void
zsh_option(const struct cli_command *command, const struct cli_option *option)
{
    const char letter[2] = { option->letter, '\0' };

    (void)command;
    if (option->letter != '\0')
        zsh_spelling(option, "-", letter);
    if (option->name != NULL)
        zsh_spelling(option, "--", option->name);
}

static void
zsh(void)
{
    size_t i;

    printf("#compdef copydesk\n"
           "# zsh completion for copydesk: made by `copydesk completion zsh`\n"
           "_copydesk() {\n"
           "    local -a commands=(\n");
    for (i = 0; cli_commands[i] != NULL; i++) {
        printf("        '%s:", cli_commands[i]->name);
        zsh_text(cli_commands[i]->brief);
        printf("'\n");
    }
    printf("    )\n"
           "    if (( CURRENT == 2 )); then\n"
           "        _describe command commands\n"
           "        compadd -- --help --version\n"
           "        return\n"
           "    fi\n"
           "    shift words\n"
           "    (( CURRENT-- ))\n"
           "    case $words[1] in\n");
    for (i = 0; cli_commands[i] != NULL; i++) {
        printf("    %s)\n        _arguments", cli_commands[i]->name);
        each_option(cli_commands[i], zsh_option);
        printf(" \\\n            '*:argument:'\"");
        zsh_action(cli_commands[i]->arguments, cli_commands[i]->words);
        printf("\" ;;\n");
    }
    printf("    esac\n"
           "}\n"
           "_copydesk \"$@\"\n");
}

/* ---- fish ---------------------------------------------------------------- */

static void
fish_text(const char *text)
{
    for (; *text != '\0'; text++)
        printf(strchr("'\\", *text) != NULL ? "\\%c" : "%c", *text);
}

/* What a word may be: the part behind "complete". */
static void
fish_values(enum cli_kind is, const char *const *choices)
{
    if (choices != NULL) {
        printf(" -x -a '");
        put_words(choices, " ");
        printf("'");
    } else if (is == CLI_COMMAND) {
        printf(" -x -a '");
        put_commands(" ");
        printf("'");
    } else if (is == CLI_PLUGIN) {
        printf(" -x -a \"(" PLUGINS ")\"");
    } else if (is == CLI_FOLDER) {
        printf(" -x -a '(__fish_complete_directories)'");
    } else {
        printf(is == CLI_FILE ? " -r -F" : " -x");
    }
}

static void
fish_option(const struct cli_command *command, const struct cli_option *option)
{
    printf("complete -c copydesk -n '__fish_seen_subcommand_from %s'",
        command->name);
    if (option->letter != '\0')
        printf(" -s %c", option->letter);
    if (option->name != NULL)
        printf(" -l %s", option->name);
    if (option->value != NULL)
        fish_values(option->is, option->choices);
    printf(" -d '");
    fish_text(option->help);
    printf("'\n");
}

static void
fish(void)
{
    size_t i;

    printf("# fish completion for copydesk: made by `copydesk completion "
           "fish`\n"
           "complete -c copydesk -f\n"
           "complete -c copydesk -n __fish_use_subcommand -l help\n"
           "complete -c copydesk -n __fish_use_subcommand -l version\n");
    for (i = 0; cli_commands[i] != NULL; i++) {
        const struct cli_command *command = cli_commands[i];

        printf("complete -c copydesk -n __fish_use_subcommand -a %s -d '",
            command->name);
        fish_text(command->brief);
        printf("'\n");
        each_option(command, fish_option);
        printf("complete -c copydesk -n '__fish_seen_subcommand_from %s'",
            command->name);
        if (command->arguments == CLI_FILE && command->words == NULL)
            printf(" -F");
        else
            fish_values(command->arguments, command->words);
        printf("\n");
    }
}

/* ---- the command --------------------------------------------------------- */

static const char *const shells[] = { "bash", "zsh", "fish", NULL };
static void (*const scripts[])(void) = { bash, zsh, fish };

static const struct cli_option options[] = { { 0 } };

static int
cmd_completion(int argc, char **argv)
{
    static struct cli_list rest; /* reachable until the program ends */
    int rc = cli_parse(&command_completion, argc, argv, &rest);
    size_t i;

    if (rc != 0)
        return rc > 0 ? RUN_DONE : RUN_REFUSED;
    for (i = 0; rest.n == 1 && shells[i] != NULL; i++) {
        if (strcmp(shells[i], rest.v[0]) == 0) {
            scripts[i]();
            return RUN_DONE;
        }
    }
    return cli_usage(&command_completion, "which shell: bash, zsh or fish?");
}

const struct cli_command command_completion = {
    .name = "completion",
    .usage = "completion bash|zsh|fish",
    .summary = "Print what completes the commands and options of copydesk in "
               "a shell.\n`make install` puts it where the shells look.",
    .brief = "print the completion script of a shell",
    .options = options,
    .words = shells,
    .run = cmd_completion,
};
