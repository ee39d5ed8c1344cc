/*
 * Made by tests/eval/train from 2854 articles: the development halves of
 * CNN/Daily Mail (three sentences) and of the BBC extracts (a share).
 * Five-fold cross-validation, ROUGE-1/2 by the program's own count:
 * CNN 32.27/12.67 (lead 29.75/11.71), Daily Mail mix 43.54/20.31 (41.93/19.54),
 * BBC 84.33/79.28.
 */
#include "model.h"

/* clang-format off */
const struct model model_nouns = {
    .word = {
        0.230212042, /* bias */
        0.240218318, /* count */
        0.779437257, /* sentences */
        -1.13249769, /* share */
        0, /* idf */
        0.0307049467, /* tfidf */
        0.102772702, /* inverse */
        -0.312994041, /* log_first */
        -0.605068246, /* rel_first */
        -0.121745158, /* in0 */
        0.0470269724, /* in1 */
        0.0933140714, /* in2 */
        0.132185166, /* early */
        -0.456897692, /* spread */
        0, /* capital */
        0, /* entity */
        0.509655158, /* figure */
        -0.917094007, /* quoted */
        -0.0109250131, /* letters */
        0.0761206108, /* stop */
        -0.496948779, /* stop_count */
        -0.189623003, /* place */
        0.520389341, /* central */
        0, /* entity_count */
        0, /* entity0 */
        -0.0155603834, /* in0_idf */
        0.0265526573, /* in0_count */
        -0.186738776, /* once */
        -0.0429940073, /* twice */
        0, /* idf2 */
        -0.638954166, /* log_n */
        1.60625463, /* frequency */
        -0.272207337, /* agency0 */
    },
    .pair = {
        -0.329927746, /* bias */
        0.0921082009, /* la */
        0.117923312, /* lb */
        0.340993648, /* least */
        -1.71317019, /* product */
        0.992405541, /* count */
        1.7048193, /* inverse */
        -1.59197222, /* in0 */
        -0.414768561, /* in1 */
        -0.0137351024, /* in2 */
        -0.38014039, /* log_first */
        0, /* entities */
        0, /* entity */
        -0.236464905, /* stop_a */
        -0.331690497, /* stop_b */
        -0.0695327496, /* stops */
        0.54154602, /* content_count */
        -0.347897674, /* log_n */
        0, /* name */
        0.0411808092, /* logits */
        0.385372511, /* figure_a */
        0.433077038, /* figure_b */
    },
    .sentence = {
        -0.0595784329, /* pos0 */
        -0.0226228, /* pos1 */
        0.0142985894, /* pos2 */
        0.00573882844, /* pos3 */
        -0.00743439425, /* pos4 */
        0.00485453916, /* pos5 */
        0.00149162427, /* pos7 */
        -0.00545375373, /* pos10 */
        0.0709199605, /* inverse */
        0.0107324062, /* log_pos */
        0.0729464552, /* rel */
        -0.10193114, /* rel_words */
        0.00363602058, /* log_words */
        0, /* log_n */
        -0.0018878877, /* length */
        -0.0197850641, /* short10 */
        -0.0322317139, /* long40 */
        -0.00940445707, /* short8 */
        0.00227116127, /* over30 */
        0.0389928315, /* log_length */
        0.00197684139, /* content */
        -0.0370431579, /* density */
        0, /* capital_share */
        0, /* capitals */
        0.00258444393, /* quote */
        0.00916383287, /* quoted */
        -0.0154509668, /* quote_first */
        0.0243644643, /* figure */
        -0.0070805995, /* figures */
        -0.0128680865, /* question */
        0.00694124436, /* exclamation */
        -0.00435631643, /* pronoun */
        -0.0144350545, /* pointer */
        -0.0101488901, /* link */
        0.00609997311, /* bracket */
        0.0214657326, /* caption */
        -0.00300651228, /* promo */
        0.0022188835, /* says */
        -0.00708860625, /* tail */
        -0.0131530606, /* self */
        0.0141743935, /* selves */
        -0.0484648753, /* pronouns */
        0.0183494213, /* day */
        0.0106684078, /* money */
        -0.014296197, /* colon */
        -0.00557073898, /* dash */
        -0.00884912293, /* semicolon */
        0.0248112934, /* cos */
        0.00440680553, /* mean */
        -4.84429739e-05, /* central */
        0.0248112934, /* cos_idf */
        0.0146063924, /* central_idf */
        0.00281619352, /* mean_idf */
        -0.00291298431, /* sum_count */
        -0.0221447554, /* mean_count */
        0.0012763104, /* idf */
        0.0012763104, /* max_idf */
        -0.0216613062, /* ahead_n */
        -0.00167054306, /* behind_n */
        0.000425873482, /* ahead */
        0.00422203931, /* behind */
        0.00144241058, /* rare_ahead */
        -0.00718890076, /* rare_behind */
        -6.30839018e-05, /* shared */
        0.0664778098, /* shared_n */
        0.000594685896, /* rank */
        0.0407963537, /* like_lead2 */
        -0.0275341687, /* like_lead1 */
        -0.104846313, /* like0 */
        -0.0164967533, /* like_before */
        -0.0011357846, /* like_most */
        0.0710595381, /* rare0 */
        -0.0174956275, /* early */
        0.0011970196, /* fresh */
        0.0109365044, /* no_end */
        0, /* entities */
        0, /* entity_share */
        0, /* fresh_entities */
        0, /* lead_entities */
        0, /* lead0_entities */
        0, /* entity_spread */
        0.0882120028, /* agency0 */
        -0.00743148156, /* sparse_lead */
        -0.0113767226, /* agency_length */
        0.0389882613, /* agency_cos */
        -0.0448612149, /* agency_inverse */
        0.00916671768, /* agency_quoted */
        -0.00929065868, /* agency_shared */
        0, /* agency_fresh */
        0.002581714, /* told */
        0.0571523074, /* told_mean */
        -0.00192438547, /* told_content */
        -0.0862592069, /* told_content_mean */
        -0.0264086927, /* pairs */
        0.00210246933, /* pairs_mean */
        0.718766091, /* told_f */
        2.01247065, /* pairs_f */
        0.0126850563, /* told_most */
        0.00444375042, /* told_often */
    },
    .member = {
        -0.140888352, /* pos0 */
        -0.429562093, /* pos1 */
        0.399754993, /* pos2 */
        0.243730071, /* pos3 */
        0.000543732355, /* pos4 */
        0.0460696607, /* pos5 */
        -0.113077621, /* pos7 */
        -0.401547132, /* pos10 */
        0.260102556, /* inverse */
        0.158762028, /* log_pos */
        0.794892613, /* rel */
        -1.92279235, /* rel_words */
        0.0866083296, /* log_words */
        -9.46848006e-15, /* log_n */
        -0.0235728101, /* length */
        -0.267854808, /* short10 */
        -1.00270633, /* long40 */
        -1.0815872, /* short8 */
        0.0700835686, /* over30 */
        -0.394772668, /* log_length */
        0.0358616791, /* content */
        -0.752519214, /* density */
        0, /* capital_share */
        0, /* capitals */
        0.0155108183, /* quote */
        0.483189302, /* quoted */
        -0.958521409, /* quote_first */
        0.616045856, /* figure */
        -0.136956175, /* figures */
        -1.1502234, /* question */
        0.57292565, /* exclamation */
        -0.443950355, /* pronoun */
        -0.340343534, /* pointer */
        -0.432769332, /* link */
        0.0115039255, /* bracket */
        0, /* caption */
        -0.0568284186, /* promo */
        0.163802079, /* says */
        -0.101967881, /* tail */
        -0.0310686139, /* self */
        -3.91965314, /* selves */
        0.51439031, /* pronouns */
        0.417950418, /* day */
        0.586852696, /* money */
        -0.429923476, /* colon */
        -0.0826649537, /* dash */
        -0.626736124, /* semicolon */
        0.0628395848, /* cos */
        0.291728326, /* mean */
        0.0178644456, /* central */
        0.0628395848, /* cos_idf */
        -0.887052683, /* central_idf */
        0.18643113, /* mean_idf */
        -0.015898826, /* sum_count */
        0.157438921, /* mean_count */
        -55558.5018, /* idf */
        -55558.5018, /* max_idf */
        0.0667661735, /* ahead_n */
        1.13914928, /* behind_n */
        0.135023126, /* ahead */
        -0.281865744, /* behind */
        0.157632355, /* rare_ahead */
        -0.0703175435, /* rare_behind */
        -0.0320728823, /* shared */
        1.18137847, /* shared_n */
        -0.173226998, /* rank */
        1.05140224, /* like_lead2 */
        -0.625620873, /* like_lead1 */
        -1.80438932, /* like0 */
        -0.183509292, /* like_before */
        0.106998533, /* like_most */
        0.712429213, /* rare0 */
        -0.185634103, /* early */
        0.106128936, /* fresh */
        -0.357400738, /* no_end */
        0, /* entities */
        0, /* entity_share */
        0, /* fresh_entities */
        0, /* lead_entities */
        0, /* lead0_entities */
        0, /* entity_spread */
        1.41869353, /* agency0 */
        -0.187459691, /* sparse_lead */
        -0.0120338221, /* agency_length */
        0.683440861, /* agency_cos */
        -0.413436346, /* agency_inverse */
        0.125631719, /* agency_quoted */
        -0.19680904, /* agency_shared */
        0, /* agency_fresh */
        0.0896965656, /* told */
        2.56764258, /* told_mean */
        0.0817628456, /* told_content */
        -4.2391027, /* told_content_mean */
        -0.144921546, /* pairs */
        0.736946814, /* pairs_mean */
        -0.460629028, /* told_f */
        -5.88347056, /* pairs_f */
        0.562996, /* told_most */
        0.00584978885, /* told_often */
    },
    .set = {
        1.90257306, /* near_sum */
        -3.16718556, /* near_most */
        -2.22850707, /* rare_sum */
        1.48652584, /* rare_most */
        2.69033762, /* repeated */
        1.50336923, /* cover */
        -2.5662709, /* cover_n */
        -0.852930073, /* stems */
        -1.17863879, /* length */
        -1.43361156, /* log_length */
        -0.415105973, /* length2 */
        -0.385370385, /* root_length */
        -0.449095129, /* adjacent */
        -0.30625314, /* lead3 */
        -0.140888352, /* first */
        0.208366257, /* last */
        -31.2497054, /* like */
        -0.239504288, /* lead2 */
        4.62101597, /* score */
        -6.33962158, /* score_least */
        2.76730655, /* length_n */
        7.47735207, /* told35 */
        4.94972552, /* told50 */
        1.7606336, /* told70 */
        34.5949964, /* pairs35 */
        28.2284578, /* pairs50 */
        20.6489202, /* pairs70 */
        -0.138285684, /* told */
        -0.40049743, /* pairs */
        0.358867159, /* told_content */
        24.2713844, /* told_mean */
        0.655894389, /* chain */
        0.782489994, /* first_place */
        -0.183168126, /* gap */
        -0.205954848, /* agency_length */
        -0.0675827841, /* agency_length2 */
        -1.12595771, /* agency_told */
        -5.99394416, /* agency_pairs */
    },
    .ratio = {
        0.561545018, /* pos0 */
        -0.498469795, /* pos1 */
        -0.290249977, /* pos2 */
        -0.110231798, /* pos3 */
        -0.100230175, /* pos4 */
        -0.0991802084, /* pos5 */
        0.00587336495, /* pos7 */
        0.0793912061, /* pos10 */
        -0.185517605, /* inverse */
        0.162040889, /* log_pos */
        -0.169158051, /* rel */
        0.436190881, /* rel_words */
        -0.122319517, /* log_words */
        0, /* log_n */
        -0.0465561862, /* length */
        -0.852376448, /* short10 */
        -0.0529926614, /* long40 */
        -0.156266787, /* short8 */
        0.030349272, /* over30 */
        0.0759393301, /* log_length */
        -0.105734969, /* content */
        -1.31111868, /* density */
        0, /* capital_share */
        0, /* capitals */
        0.01918528, /* quote */
        -0.307289095, /* quoted */
        -0.128290649, /* quote_first */
        0.155310651, /* figure */
        -0.0518699196, /* figures */
        -1.19087879, /* question */
        -0.740883968, /* exclamation */
        -0.181442077, /* pronoun */
        -0.314671532, /* pointer */
        -0.0748438805, /* link */
        0.504383856, /* bracket */
        0, /* caption */
        -0.256616242, /* promo */
        1.12914682, /* says */
        0.105914416, /* tail */
        0.245911621, /* self */
        -2.4476451, /* selves */
        -0.518608206, /* pronouns */
        -0.00848665113, /* day */
        0.366282316, /* money */
        -0.000423763525, /* colon */
        0.242874492, /* dash */
        0.206255984, /* semicolon */
        -1.13624744, /* cos */
        -0.171018728, /* mean */
        0.105347999, /* central */
        -1.13624744, /* cos_idf */
        0.700896605, /* central_idf */
        -0.109290605, /* mean_idf */
        0.0243632637, /* sum_count */
        -0.585024309, /* mean_count */
        0.0323586005, /* idf */
        0.0323586005, /* max_idf */
        0.0441523375, /* ahead_n */
        -0.0387646719, /* behind_n */
        -0.107986334, /* ahead */
        0.116117157, /* behind */
        0.351043755, /* rare_ahead */
        0.182292015, /* rare_behind */
        0.00154488337, /* shared */
        0.611580572, /* shared_n */
        -0.366831085, /* rank */
        0.111354682, /* like_lead2 */
        -1.40405535, /* like_lead1 */
        -1.98781673, /* like0 */
        0.228094829, /* like_before */
        -0.660375677, /* like_most */
        2.20603056, /* rare0 */
        0.554433876, /* early */
        -0.273824025, /* fresh */
        1.83346659, /* no_end */
        0, /* entities */
        0, /* entity_share */
        0, /* fresh_entities */
        0, /* lead_entities */
        0, /* lead0_entities */
        0, /* entity_spread */
        0, /* agency0 */
        0.142451842, /* sparse_lead */
        0, /* agency_length */
        0, /* agency_cos */
        0, /* agency_inverse */
        0, /* agency_quoted */
        0, /* agency_shared */
        0, /* agency_fresh */
        -0.0874423177, /* told */
        0.555897646, /* told_mean */
        0.288829939, /* told_content */
        0.36815958, /* told_content_mean */
        0.0802979724, /* pairs */
        5.77019163, /* pairs_mean */
        -4.23474353, /* told_f */
        -1.009352, /* pairs_f */
        -0.884352518, /* told_most */
        -0.0321999132, /* told_often */
    },
    .echo = {
        0.704944417, /* cosine_page */
        0.593040508, /* cosine_page as it is */
        -1.27918586, /* cosine_page place */
        0.629359043, /* stem_cosine_page */
        0.358467905, /* stem_cosine_page as it is */
        -1.06839954, /* stem_cosine_page place */
        -0.351747622, /* binary_page */
        0.307248532, /* binary_page as it is */
        -0.324025174, /* binary_page place */
        -0.231116126, /* jaccard */
        -0.116462891, /* jaccard as it is */
        -0.168225114, /* jaccard place */
        0.886579473, /* mean */
        -0.0914909091, /* mean as it is */
        0.303162327, /* mean place */
        -0.0160900794, /* all_cosine_page */
        -0.784683868, /* all_cosine_page as it is */
        -0.564955181, /* all_cosine_page place */
        2.0661055, /* all_overlap_page */
        0.273457761, /* all_overlap_page as it is */
        -0.422159789, /* all_overlap_page place */
        -0.579697805, /* bm25 */
        -0.0211294763, /* bm25 as it is */
        0.279819609, /* bm25 place */
        1.6650442, /* all_bm25 */
        0.00301439764, /* all_bm25 as it is */
        -0.266599414, /* all_bm25 place */
        -0.446434921, /* overlap */
        -0.0137513598, /* overlap as it is */
        0.204628068, /* overlap place */
        0.198661157, /* common */
        0.0269365918, /* common as it is */
        -0.0948339173, /* common place */
        -0.223832435, /* word_common */
        0.00236123841, /* word_common as it is */
        -0.188915748, /* word_common place */
        0.311582688, /* word_overlap */
        0.100320302, /* word_overlap as it is */
        -0.256047546, /* word_overlap place */
        -0.308037367, /* all_common */
        -0.00337075261, /* all_common as it is */
        0.0687201693, /* all_common place */
    },
};
/* clang-format on */
