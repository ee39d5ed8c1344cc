#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Break each promise once, and see that a test notices.

usage: mutants.py TOP [NAME...]        (slow: a test or two for each)
       mutants.py TOP --places         only see that the places are there

Copies the tree as it was committed, sees that the place of every mutant is
there, and builds.  Then for each mutant: changes its place, builds what the
test runs, runs the test, which must fail, and changes the place back.  A test
that fails without any mutant, or is skipped, proves nothing and counts as one
that did not notice.
"""
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile

CHANNEL = "tests/unit/check_channel"
ENGINE = "tests/unit/check_engine"
FOLDER = "tests/unit/check_folder"
MEMBERS = "tests/unit/check_members"
INPUT = "tests/unit/check_input"
JOURNAL = "tests/unit/check_journal"
PEERS = "tests/unit/check_peers"
REPLY = "tests/unit/check_reply"
SEARCH = "tests/unit/check_search"

# name, file, what stands there, what the mutant has, the test that must fail
MUTANTS = [
    # ---- core/base and core/io: bytes in and out
    ("a short write counts as a whole one", "core/base/output.c",
     "n -= (size_t)k;", "n = 0;", FOLDER),
    ("no return to where damage began", "core/io/members.c",
     "members->w.from = members->w.from > members->w.start ? members->w.start "
     "+ 1\n                                                         : "
     "members->w.from;", "",
     "tests/cli/flips.sh"),
    ("bytes of a member with a bad check sum come out", "core/io/members.c",
     "left out\");\n        members->n = 0;", "left out\");", MEMBERS),
    ("zeros between members are never damage", "core/io/members.c",
     "zeros > 0 && window_at(window) % BLOCK != 0", "0", MEMBERS),
    ("a file that is cut off is whole", "core/io/members.c",
     "report(members, \"the file ends inside it\");\n    members->state = END;\n"
     "    return 1;", "members->state = END;\n    return 0;", MEMBERS),
    ("bytes behind a member end the file", "core/io/members.c",
     "report(members, \"behind the %s stands something that is none\",\n"
     "            codec->part);\n        members->state = LOST;",
     "members->state = END;", MEMBERS),
    ("text is taken for what is named as compressed", "core/io/start.c",
     "*codec = n > 0 && (named == NULL || named->missing == NULL) ? named : "
     "NULL;", "", MEMBERS),
    ("what damage made of the first bytes is believed", "core/io/sniff.c",
     "if (behind == FOREIGN_RECORDS)", "if (0)",
     "tests/cli/damage.sh"),
    ("an object behind damage is an entry without proof",
     "core/io/frame_json_gap.c", "*proven = begins_entry(frame, text[i]);",
     "*proven = text[i] == '{';", "tests/cli/json_damage.sh"),
    ("what is behind a damaged beginning is JSON Lines",
     "core/io/after_damage.c", "        return FOREIGN_VALUES;",
     "        return FOREIGN_RECORDS;", "tests/cli/json_damage.sh"),
    ("a quote that is not closed takes the table along",
     "core/io/frame_csv_back.c", "if (fitting == LINES)", "if (0)",
     "tests/cli/read_csv.sh"),
    ("bytes that are no text refuse the lines behind them",
     "core/io/foreign.c", "if (!last && binary)", "if (0)",
     "tests/cli/foreign.sh"),
    ("a line that is not whole is a record", "core/io/foreign_lines.c",
     "line == FOREIGN_MORE && last", "line == FOREIGN_MORE && (last || n > 0)",
     "tests/unit/check_foreign"),
    ("a skippable frame hides what stands in it", "core/io/members.c",
     "if (rc == 0 && end - window_at(window)", "if (end - window_at(window)",
     "tests/unit/check_zstd"),
    ("looking for members has no budget", "core/io/resync.c",
     "bytes == NULL || sync->spent > FREE + RATIO * window_at(window)", "bytes == NULL",
     "tests/unit/check_resync"),
    ("a batch holds twice its bytes", "core/io/records.c",
     "records->line_at < BATCH_BYTES)", "records->line_at < 2 * BATCH_BYTES)", INPUT),
    ("lines over the end of a file are joined", "core/io/records.c",
     "if (records->line_size > 0 || frame_whole(&records->frame))"
     "\n        end_entry(records, batch);", "", INPUT),
    ("a record may be longer than record_bytes", "core/io/records.c",
     "bool large = records->line_size > records->record_bytes;",
     "bool large = records->line_size > 2 * records->record_bytes;", INPUT),
    ("blank lines are records", "core/io/records.c",
     "if (records->blank && !large)", "if (0)", INPUT),
    ("one record more than --limit", "core/io/records.c",
     "records->framed < records->limit", "records->framed <= records->limit", "tests/cli/run.sh"),
    ("no prefix check of the input", "core/io/intake.c",
     "return found == crc;", "return 1;", "tests/cli/folder.sh"),
    ("a file whose time was set back has not changed", "core/io/intake.c",
     "if (clock_ns(&now->st_ctim) == intake->touched)", "if (1)", "tests/cli/inputs.sh"),
    ("what stands behind a checkpoint is left out", "core/io/intake.c",
     "intake->skip = from->offset;", "intake->skip = from->offset + 100000;",
     "tests/cli/parts.sh"),
    ("an input that changes while it is read goes unsaid", "core/io/intake.c",
     "if (intake->changed || intake->opened.stream ||",
     "if (intake->begun || 1 || intake->opened.stream ||", "tests/cli/inputs.sh"),
    ("another file under the name of an input is the same", "core/io/input.c",
     "if (then->device != now->device || then->inode != now->inode)",
     "if (0)", "tests/cli/inputs.sh"),
    ("replay forgets where a record stood", "core/io/rejects.c",
     "get_number(value, \"offset\", 0, &rejected->offset, err)",
     "get_number(value, \"line\", 0, &rejected->offset, err)", "tests/cli/replay.sh"),
    ("an output may leave its folder", "core/io/paths.c",
     "if (!outside)\n            return \"leads out of the output folder\";",
     "", INPUT),
    ("an output may be named as what the run writes", "core/io/paths.c",
     "if (is_path_word(name, strcspn(name, \"/\"), taken[i].name))", "if (0)",
     INPUT),
    ("an output may lie under another", "core/io/paths.c",
     "if (n == right_n || rest[0] == '/')", "if (n == right_n)", INPUT),
    ("links are followed where a tree is removed", "core/io/tree.c",
     "O_DIRECTORY | O_NOFOLLOW | O_NONBLOCK", "O_DIRECTORY | O_NONBLOCK",
     FOLDER),
    ("a tree of any depth is walked", "core/io/tree.c",
     "else if (depth >= TREE_DEEPEST)", "else if (0)", FOLDER),
    # ---- core/engine: what a worker and a store say and may
    ("a stage one too high in a counter is believed", "core/engine/reply.c",
     "counter->stage = wire_get_max(wire, nall - 1);",
     "counter->stage = wire_get_max(wire, nall);", REPLY),
    ("a stage one too high in a log is believed", "core/engine/reply.c",
     "log->stage = wire_get_max(wire, nall - 1);",
     "log->stage = wire_get_max(wire, nall);", REPLY),
    ("lengths of a stretch are believed", "core/engine/reply.c",
     "if (bytes != part->nraw || records != part->records)", "if (0)", ENGINE),
    ("a reply that makes no sense is believed", "core/engine/seat.c",
     "reply->entries <= n &&", "n < 9999 &&", PEERS),
    ("the counts of a reply need not add up", "core/engine/seat.c",
     "reply->written + reply->dropped + reply->rejected + reply->damaged "
     "==\n               reply->entries",
     "true", PEERS),
    ("a cursor beyond the batch is believed", "core/engine/seat.c",
     "if (ref > 0 && ref <= n)", "if (ref > 0)", PEERS),
    ("a verdict on an entry that is not there is carried out",
     "core/engine/verdict.c",
     "    if (verdict->ref >= batch->n)\n        return;", "",
     ENGINE),
    ("a verdict on an entry of no batch is read", "core/engine/verdict.c",
     "ref >= BATCH_REFS || stage < 0", "stage < 0", ENGINE),
    ("a cursor that runs counts as work", "core/engine/watch.c",
     "return ref > watch->ref && ref <= watch->refs;",
     "return ref > watch->ref;",
     ENGINE),
    ("a worker may sleep for ever", "core/engine/watch.c",
     "if (now - watch->idle_since >= LIMIT_RECORD_IDLE * CLOCK_SECOND)", "if (0)",
     ENGINE),
    ("a message may have any length", "core/process/channel.c",
     "if (in->have >= head && in->most > 0 && in->head.n > in->most)\n"
     "            return CHANNEL_LONG;", "", CHANNEL),
    ("descriptors that nobody wants stay open", "core/process/channel.c",
     "                close(got);", "                continue;", CHANNEL),
    ("stretches are put together without their lengths", "core/engine/trial.c",
     "source->raw + part->used, length", "source->raw, length", ENGINE),
    ("pieces are cut elsewhere after a crash", "core/engine/trial.c",
     "return n >= CUTTER_PIECE;", "return n > 2 * CUTTER_PIECE;", ENGINE),
    ("a neighbour is condemned: no trial of records alone",
     "core/engine/search.c",
     "        search->suspect = at;\n    return",
     "        return condemn_entry(search, batch, at);\n    return", SEARCH),
    ("a suspect that survives alone is not looked into",
     "core/engine/search.c",
     "    push_item(search, first, at, at);",
     "    push_item(search, first, at, WORKER_NO_PROBE);", SEARCH),
    ("a probe that dies condemns", "core/engine/search.c",
     "item->end - item->first == 1 && item->probe == WORKER_NO_PROBE",
     "item->end - item->first == 1", SEARCH),
    ("cursor not written before a stage is called", "core/engine/chain.c",
     "chain->cursor->stage = (uint32_t)stage;", "(void)stage;",
     "tests/fault/reach.sh"),
    ("a worker may signal any process", "core/engine/syscalls.c",
     "{ { 0, SCMP_CMP_EQ, self, 0 } } };",
     "{ { 0, SCMP_CMP_NE, 0, 0 } } };", "tests/fault/reach.sh"),
    ("a command may signal any process", "core/engine/syscalls.c",
     "{ KILL, SCMP_SYS(kill), 1, { { 0, SCMP_CMP_NE, self, 0 } } },",
     "{ KILL, SCMP_SYS(kill), 1, { { 0, SCMP_CMP_EQ, 1, 0 } } },",
     "tests/fault/commands.sh"),
    ("a command may change files", "core/engine/sandbox.c",
     "landlock_read_only() != 0 || lower_limit(RLIMIT_FSIZE, 0)", "0",
     "tests/fault/commands.sh"),
    ("a command outlives its worker", "core/host/command_start.c",
     "prctl(PR_SET_PDEATHSIG, SIGKILL);", "", "tests/fault/commands.sh"),
    ("the time of a command is not its worker's", "core/engine/watch.c",
     "ns += clock_cpu_of((pid_t)watch->commands[i], 0);", "",
     "tests/fault/commands.sh"),
    ("an answer too many is taken for the next", "core/engine/worker.c",
     "commands_settle(worker->chain);", "", "tests/fault/commands.sh"),
    ("a worker outlives its parent", "core/engine/zygote.c",
     "prctl(PR_SET_PDEATHSIG, SIGKILL);", "", "tests/fault/reach.sh"),
    ("a worker may unmap the batch", "core/engine/slot.c",
     "syscall(SYS_mseal, slot->batch, slot->size, 0);", "(void)SYS_mseal;",
     "tests/fault/reach.sh"),
    ("memory that no limit counts may be had", "core/engine/syscalls.c",
     "limited_computing[] = {\n    { SCMP_ACT_ERRNO(ENOMEM),",
     "limited_computing[] = {\n    { ALLOW,", "tests/fault/reach.sh"),
    ("a plugin may start processes in open", "core/engine/syscalls.c",
     "{ SCMP_ACT_TRAP, SCMP_SYS(clone), 1, { { 0, FITS, CLONE_THREAD, 0 } } },",
     "{ SCMP_ACT_TRAP, SCMP_SYS(clone), 1, { { 0, SCMP_CMP_EQ, 0, 0 } } },",
     "tests/fault/reach.sh"),
    ("only one thread of a plugin is confined", "core/engine/syscalls.c",
     "SCMP_FLTATR_CTL_TSYNC, 1)", "SCMP_FLTATR_CTL_TSYNC, 0)",
     "tests/fault/reach.sh"),
    ("a store may truncate any file", "core/engine/landlock.c",
     "all->handled_access_fs |= abi >= 3 ? FS_TRUNCATE : 0;",
     "(void)(abi >= 3);", "tests/fault/confined.sh"),
    ("a store may open any file to shorten it", "core/engine/syscalls.c",
     "{ ALLOW, call_, 1, { { flags_, FITS, O_TRUNC, 0 } } }",
     "{ ALLOW, call_, 0, { { 0 } } }", "tests/fault/confined.sh"),
    # ---- core/engine: the folder, its journal and what is durable when
    ("no check of a row's CRC", "core/engine/rowfile.c",
     "if (strtoul(sum, NULL, 16) != digest_crc(0, line + HEAD, n - HEAD - "
     "1))",
     "if (strtoul(sum, NULL, 16) == 0x100000000)", FOLDER),
    ("a torn row of the journal stays", "core/engine/journal.c",
     "if (ftruncate(journal->fd, (off_t)state->length) != 0)",
     "if (journal->fd < 0)",
     JOURNAL),
    ("a row is written and not made durable", "core/engine/journal.c",
     "rowfile_put(journal->fd, row) == 0 && fdatasync(journal->fd) == 0",
     "rowfile_put(journal->fd, row) == 0", "tests/fault/inject.sh"),
    ("no fdatasync of the parts before the row", "core/engine/saver.c",
     "if (writer_sync(saver->p.writer, err) ||\n        (row", "if ((row",
     "tests/fault/inject.sh"),
    ("complete parts are not made durable", "core/engine/writer.c",
     "file->name != NULL && fsync(file->fd) != 0",
     "file->name != NULL && file->fd < 0",
     "tests/fault/inject.sh"),
    ("renamed before the finalising row", "core/engine/run.c",
     "run->complete = journal_put(run->journal, row, err) == 0;",
     "run->complete = true;", "tests/fault/inject.sh"),
    ("what was said before a crash is lost", "core/host/service.c",
     "said_add(level, line.p + 1, line.n - 2);", "",
     "tests/fault/lastwords.sh"),
    ("a log without end is not noticed", "core/process/child.c",
     "said_overflow(STDERR_FILENO);", "", "tests/fault/printing.sh"),
    ("renames go on behind a signal", "core/engine/finish.c",
     "rc = interrupt_check(err);", "rc = 0;", "tests/fault/ending.sh"),
    ("what others do to a part goes unsaid", "core/engine/writer.c",
     "(fstat(file->fd, &st) == 0 && (uint64_t)st.st_size == file->bytes))",
     "true)",
     "tests/fault/disturbed.sh"),
    ("any mark of a store is believed", "core/engine/stores.c",
     "if (store->mark <= most)", "if (true)", "tests/fault/disturbed.sh"),
    ("a part goes on behind its mark", "core/engine/writer.c",
     "digest_add_file(file->digest, file->fd, file->bytes, &done, err)",
     "digest_add_file(file->digest, file->fd, UINT64_MAX, &done, err)",
     "tests/cli/parts.sh"),
    ("a part keeps its torn tail", "core/engine/writer.c",
     "if (ftruncate(file->fd, (off_t)file->bytes) != 0)", "if (file->fd < 0)",
     "tests/cli/parts.sh"),
    ("a part with other bytes is continued", "core/engine/writer.c",
     "if (file->bytes > 0 && (sum == NULL || strcmp(sum, hex) != 0))",
     "if (0)", "tests/cli/parts.sh"),
    ("somebody else's part is taken over", "core/engine/folder.c",
     "foreign = exists(folder, part) && !removal_has(folder->removal, part);",
     "foreign = false;", "tests/cli/parts.sh"),
    ("the journal's file is not the folder's own", "core/engine/folder.c",
     "if (flock(fd, LOCK_EX | LOCK_NB) == 0)", "if (fd >= 0)",
     "tests/cli/folder.sh"),
    ("an output takes the name of somebody else's file", "core/engine/folder.c",
     "if (name != NULL && !appends(summary, i) && exists(folder, name) &&",
     "if (0 &&", "tests/cli/folder.sh"),
    ("--force removes what a run reads", "core/engine/removal_guard.c",
     "    if (read != NULL)\n        return err_set(look->e,",
     "    if (0)\n        return err_set(look->e,", "tests/cli/force.sh"),
    ("--force believes any name of a file", "core/engine/removal.c",
     "paths_output_fault(name, false) == NULL", "true",
     "tests/cli/force.sh"),
    ("no verdict rows", "core/engine/supervisor.c",
     "if (supervisor->f.journal == NULL)\n        return 0;\n    row = "
     "verdict_json(verdict);",
     "if (supervisor->f.journal != NULL)\n        return 0;\n    row = "
     "verdict_json(verdict);",
     "tests/fault/verdicts.sh"),
    ("a store is given a batch twice", "core/engine/stores.c",
     "which->batch < store->mark\n                ? recall_refused",
     "store == NULL ? recall_refused",
     "tests/fault/refused.sh"),
    ("what an older try refused counts, too", "core/engine/refusals.c",
     "refusals->v[i].output != output || refusals->v[i].batch < from",
     "true", FOLDER),
    ("refusals that are lost go unnoticed", "core/engine/refusals.c",
     "(refusals->since > next || refusals->upto < refusals->held)", "false",
     FOLDER),
    ("a run whose journal is gone begins anew", "core/engine/folder.c",
     "refusals_are_kept(folder->fd))", "false)", "tests/fault/journal.sh"),
    ("records of a batch are counted twice", "core/engine/counters.c",
     "counters->written += reply->written;",
     "counters->written += 2 * reply->written;",
     "tests/cli/run.sh"),
    ("a run goes on over limits.rejects", "core/engine/outlet.c",
     "limit->kind == REJECTS_COUNT && counters->rejected > limit->count", "0",
     "tests/cli/rejects.sh"),
    ("limits.rejects is reached one too early", "core/engine/outlet.c",
     "counters->rejected > limit->count", "counters->rejected >= limit->count",
     "tests/cli/rejects.sh"),
    # ---- core/host: what is loaded, and what a run is known by
    ("plugins of any owner are loaded", "core/host/loader.c",
     "if (st.st_uid != 0 && st.st_uid != geteuid())", "if (0)",
     "tests/cli/bad.sh"),
    ("plugins that others can write to are loaded", "core/host/loader.c",
     "if (st.st_mode & (S_IWGRP | S_IWOTH) &&", "if (0 &&",
     "tests/cli/bad.sh"),
    ("folders above those of plugins are not looked at", "core/host/loader.c",
     "while (rc == 0 && strcmp(folder, \"/\") != 0)", "while (0)",
     "tests/cli/bad.sh"),
    ("the folder that prepare leaves is left for all", "core/host/inherited.c",
     "return had.folder >= 0 ? fchdir(had.folder) : 0;", "return 0;",
     "tests/fault/meddles.sh"),
    ("files that options name are not in the identity", "core/host/identity.c",
     "build_set(object, \"files\", digests.files);", "json_decref(digests.files);",
     "tests/cli/identity.sh"),
    ("sizes of inputs are not in the identity", "core/host/identity.c",
     "digest_add(digest, &path->then.size, sizeof(path->then.size));", "",
     "tests/cli/identity.sh"),
    ("plugins are not in the identity", "core/host/identity.c",
     "build_set(object, \"plugins\", digests.plugins);", "json_decref(digests.plugins);",
     "tests/cli/identity.sh"),
    ("libraries of plugins are not in the identity", "core/host/identity.c",
     "build_set(object, \"libraries\", libraries_json(plan));", "",
     "tests/cli/identity.sh"),
    ("an output that was changed is told by its size alone",
     "core/engine/removal_guard.c",
     "    if (rc != 0 || strcmp(hex, name->digest) == 0)",
     "    if (rc != 0 || hex[0] != '\\0')", "tests/cli/force.sh"),
    ("nobody waits for what plugins say in close", "core/engine/crew.c",
     "    if (crew->p.zygote != NULL)\n        ending_wait(",
     "    if (false)\n        ending_wait(", "tests/fault/closing.sh"),
    ("what plugins log in close is lost", "core/engine/closing.c",
     "rc = stage_close(part, &err);\n    printed_flush();"
     "\n    closing_log(closing, stage, &part->service);",
     "    rc = stage_close(part, &err);\n    printed_flush();",
     "tests/fault/closing.sh"),
    ("what plugins log in release is lost", "core/engine/closing.c",
     "        printed_flush();\n        closing_log(closing, stage, "
     "&part->service);\n        if (part",
     "        printed_flush();\n        if (part",
     "tests/fault/closing.sh"),
    ("a close that fails goes unsaid", "core/engine/closing.c",
     "if (rc)\n        pass_line(closing, stage, 'e', err.text);", "",
     "tests/fault/closing.sh"),
    ("which stage closes is not known", "core/engine/closing.c",
     "    note_call_of(closing, \"close\", "
     "chain->stages[stage - 1].node->id);", "",
     "tests/fault/closing.sh"),
    ("a death in close goes unsaid", "core/engine/ending.c",
     "        warn_of_death(ending, &death);", "", "tests/fault/closing.sh"),
    ("each worker warns of the same death", "core/engine/ending.c",
     "if (strcmp(text, ending->told) != 0)", "if (1)",
     "tests/fault/closing.sh"),
    ("a close may print without end", "core/engine/ending.c",
     "if (printing_floods(&seat->lane.printed))", "if (0)",
     "tests/fault/closing.sh"),
    ("a folder that is gone holds what was done", "core/engine/gone.c",
     "    if (folder->fd < 0)\n        return true;",
     "    if (folder->path != NULL)\n        return folder->fd < 0;",
     "tests/fault/disturbed.sh"),
    ("numbers are rounded as a plugin likes", "core/json/number.c",
     "return !is_usual() &&", "return false &&", "tests/cli/locale.sh"),
    ("a database that was moved away is written on", "plugins/sqlite/sqlite.c",
     "if (rc == SQLITE_OK && is_moved(store->db))", "if (0)",
     "tests/cli/sqlite.sh"),
    ("secrets stay in what a plugin says", "core/host/service.c",
     "if (len <= n && memcmp(text, service->secrets[i], len) == 0)", "if (0)",
     "tests/cli/secrets.sh"),
    ("an output of one record has no limit", "core/host/service.c",
     "if (service->out->n > service->most || n > service->most - "
     "service->out->n)", "if (0)",
     "tests/fault/pieces.sh"),
    ("parts of a table are not compared when a run goes on",
     "plugins/parquet/part.c", "is.crc32 != part->crc32", "false",
     "tests/cli/parquet.sh"),
    ("rows of a table that are in no part are forgotten",
     "plugins/parquet/parquet.c", "store->waiting.rows = store->rows;",
     "store->waiting = (struct dataset_rows){ 0 };", "tests/cli/parquet.sh"),
]

LONGEST = 900  # seconds of a test: what a mutant lets hang is noticed, too


def places(tree):
    """Say of which mutants the place is gone."""
    gone = 0
    for name, path, old, new, test in MUTANTS:
        file = tree + "/" + path
        there = open(file).read().count(old) if os.path.exists(file) else 0
        if there != 1 or not os.path.exists(tree + "/" + test + ".c") and \
                not os.path.exists(tree + "/" + test):
            print("%s: %d such places in %s, or no %s" %
                  (name, there, path, test))
            gone += 1
    return gone


def make(build, *targets):
    subprocess.run(["make", "-j2", *targets], cwd=build, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def run(build, test):
    """Build what the test runs, and run it: exit status, why it failed."""
    tree = os.path.dirname(build)
    shell = test.endswith(".sh")
    make(build, "all" if shell else test)
    command = ["sh", tree + "/" + test] if shell else [build + "/" + test]
    env = dict(os.environ, abs_top_builddir=build, abs_top_srcdir=tree,
               srcdir=tree, CC="cc")
    with tempfile.TemporaryFile("w+", errors="replace") as out:
        p = subprocess.Popen(command, cwd=build, env=env, stdout=out,
                             stderr=out, start_new_session=True)
        try:
            p.wait(LONGEST)
        except subprocess.TimeoutExpired:
            pass
        ended = p.returncode is not None
        try:  # all of it: workers of a mutant may outlive what started them
            os.killpg(p.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        if not ended:
            return p.wait(), "does not end"
        out.seek(0)
        why = re.search(r"^FAIL: (.*)|:[FE]:[^:]*:([^:]*):", out.read(), re.M)
    return p.returncode, (why.group(1) or why.group(2)) if why else "fails"


def try_one(build, mutant, sound):
    """Break one place.  What is to be said, and whether it was noticed."""
    name, path, old, new, test = mutant
    file = os.path.dirname(build) + "/" + path
    source = open(file).read()
    if test not in sound:
        sound[test] = run(build, test)[0] == 0
    if not sound[test]:
        return "%s fails, or is skipped, without it" % test, False
    try:
        with open(file, "w") as f:
            f.write(source.replace(old, new))
        status, why = run(build, test)
    finally:
        with open(file, "w") as f:
            f.write(source)
    if status in (0, 77):
        return "NOT CAUGHT by " + test, False
    return "%s (%s)" % (test, why), True


def main():
    top, only = sys.argv[1], sys.argv[2:]
    if only == ["--places"]:
        return 1 if places(top) else 0
    unknown = set(only) - {m[0] for m in MUTANTS}
    if unknown:
        sys.exit("mutants.py: there is no " + ", ".join(sorted(unknown)))
    work = tempfile.mkdtemp(prefix="copydesk-mutants-")
    tree, build = work + "/tree", work + "/tree/build"
    missed, sound = 0, {}
    try:
        subprocess.run(["git", "clone", "-q", top, tree], check=True)
        if places(tree) > 0:
            return 1
        os.mkdir(build)
        for command, where in ((["autoreconf", "-i"], tree),
                               (["../configure", "CFLAGS=-O1"], build)):
            subprocess.run(command, cwd=where, check=True,
                           stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
        make(build, "check", "TESTS=")
        chosen = [m for m in MUTANTS if not only or m[0] in only]
        for mutant in chosen:
            said, noticed = try_one(build, mutant, sound)
            print("%s: %s" % (mutant[0], said), flush=True)
            missed += not noticed
    finally:
        shutil.rmtree(work)
    print("mutants: %d passed, %d failed" % (len(chosen) - missed, missed))
    return missed > 0


if __name__ == "__main__":
    sys.exit(main())
