/* SPDX-License-Identifier: MIT */
/*
 * rules - everything the plugin does to an article has a rule, which `trace`
 * and the counters name by its id.
 */
#ifndef CLEAN_RULES_H
#define CLEAN_RULES_H

enum rule {
    /* repairs: the text of the trace is what stood there before */
    RULE_MOJIBAKE,
    RULE_CONTROL,
    RULE_NFC,
    RULE_SPACE,
    RULE_ENTITY,
    RULE_TAG,
    RULE_MARKDOWN,
    RULE_WRAP,
    RULE_HYPHEN,
    RULE_BROKEN,
    RULE_CRUMB,
    /* removals: the text of the trace is what was taken out */
    RULE_SEPARATOR,
    RULE_KICKER,
    RULE_TITLE,
    RULE_TITLE_AGAIN,
    RULE_SUBTITLE,
    RULE_BYLINE,
    RULE_DATE,
    RULE_UPDATE_NOTE,
    RULE_DATELINE,
    RULE_AGENCY,
    RULE_IMAGE,
    RULE_CAPTION,
    RULE_RELATED,
    RULE_ADVERT,
    RULE_CREDITS,
    RULE_INITIALS,
    RULE_COPYRIGHT,
    RULE_SHARE,
    RULE_FOOTER,
    RULE_BIO,
    RULE_CONTACT,
    RULE_URL,
    RULE_DUPLICATE,
    RULE_PULL_QUOTE,
    RULES
};

/* The id of a rule: what users see.  Rules that do the same for a reader share
 * one. */
extern const char *const rules_id[RULES];

#endif
