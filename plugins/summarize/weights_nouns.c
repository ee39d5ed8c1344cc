/*
 * Made by tests/eval/train from 2854 articles: the development halves of
 * CNN/Daily Mail (three sentences) and of the BBC extracts (a share).
 * Five-fold cross-validation, ROUGE-1/2 by the program's own count:
 * CNN 32.31/12.64 (lead 29.75/11.71), Daily Mail mix 43.66/20.34 (41.93/19.54),
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
        -0.125233175, /* pos0 */
        -0.407868326, /* pos1 */
        0.392761812, /* pos2 */
        0.237972003, /* pos3 */
        0.00204650878, /* pos4 */
        0.0454897715, /* pos5 */
        -0.113645997, /* pos7 */
        -0.400508747, /* pos10 */
        0.285095665, /* inverse */
        0.148116389, /* log_pos */
        0.771362633, /* rel */
        -1.89497092, /* rel_words */
        0.089681886, /* log_words */
        -1.27424568e-14, /* log_n */
        -0.0240087598, /* length */
        -0.294470909, /* short10 */
        -1.00242308, /* long40 */
        -1.08704524, /* short8 */
        0.0693612682, /* over30 */
        -0.422884035, /* log_length */
        0.0357804064, /* content */
        -0.732662419, /* density */
        0, /* capital_share */
        0, /* capitals */
        0.0079805827, /* quote */
        0.485327579, /* quoted */
        -0.957813802, /* quote_first */
        0.613133815, /* figure */
        -0.138129042, /* figures */
        -1.1406485, /* question */
        0.575203792, /* exclamation */
        -0.441278772, /* pronoun */
        -0.335715312, /* pointer */
        -0.431551856, /* link */
        0.0122984148, /* bracket */
        0, /* caption */
        -0.0535980919, /* promo */
        0.161502894, /* says */
        -0.10270761, /* tail */
        -0.0297096078, /* self */
        -3.85533664, /* selves */
        0.52989991, /* pronouns */
        0.411263739, /* day */
        0.58465457, /* money */
        -0.428127361, /* colon */
        -0.0785244545, /* dash */
        -0.620086094, /* semicolon */
        0.120058169, /* cos */
        0.289635373, /* mean */
        0.0185784196, /* central */
        0.120058169, /* cos_idf */
        -0.948565343, /* central_idf */
        0.185093609, /* mean_idf */
        -0.0157153544, /* sum_count */
        0.158883128, /* mean_count */
        -66716.5484, /* idf */
        -66716.5484, /* max_idf */
        0.0414799072, /* ahead_n */
        1.13753773, /* behind_n */
        0.136753015, /* ahead */
        -0.291325966, /* behind */
        0.157262938, /* rare_ahead */
        -0.0679382555, /* rare_behind */
        -0.031959793, /* shared */
        1.19158947, /* shared_n */
        -0.169512646, /* rank */
        1.03601156, /* like_lead2 */
        -0.633875312, /* like_lead1 */
        -1.75406214, /* like0 */
        -0.18709159, /* like_before */
        0.118956534, /* like_most */
        0.693573489, /* rare0 */
        -0.169034844, /* early */
        0.114735501, /* fresh */
        -0.371178497, /* no_end */
        0, /* entities */
        0, /* entity_share */
        0, /* fresh_entities */
        0, /* lead_entities */
        0, /* lead0_entities */
        0, /* entity_spread */
        1.5830707, /* agency0 */
        -0.167321235, /* sparse_lead */
        -0.0574642289, /* agency_length */
        0.523321341, /* agency_cos */
        -0.752104353, /* agency_inverse */
        0.143760817, /* agency_quoted */
        -0.280620483, /* agency_shared */
        0, /* agency_fresh */
        0.0900828613, /* told */
        2.53046968, /* told_mean */
        0.0749479278, /* told_content */
        -4.22945861, /* told_content_mean */
        -0.144851797, /* pairs */
        0.693041957, /* pairs_mean */
        -0.603009686, /* told_f */
        -6.19429102, /* pairs_f */
        0.561207694, /* told_most */
        0.00798876013, /* told_often */
    },
    .set = {
        1.77345963, /* near_sum */
        -3.15829566, /* near_most */
        -2.14650225, /* rare_sum */
        1.46946332, /* rare_most */
        2.68270499, /* repeated */
        1.43472281, /* cover */
        -2.47945587, /* cover_n */
        -0.845737537, /* stems */
        -1.20043626, /* length */
        -1.50176906, /* log_length */
        -0.41539054, /* length2 */
        -0.396734445, /* root_length */
        -0.45875983, /* adjacent */
        -0.318394706, /* lead3 */
        -0.125233175, /* first */
        0.20532835, /* last */
        -30.72721, /* like */
        -0.239516784, /* lead2 */
        4.80612096, /* score */
        -6.26031138, /* score_least */
        2.65863295, /* length_n */
        7.14167084, /* told35 */
        4.73336508, /* told50 */
        1.71898176, /* told70 */
        33.8193425, /* pairs35 */
        27.5204373, /* pairs50 */
        20.0483614, /* pairs70 */
        -0.123974162, /* told */
        -0.386831362, /* pairs */
        0.357977711, /* told_content */
        23.4611514, /* told_mean */
        0.664867949, /* chain */
        0.769421145, /* first_place */
        -0.176470146, /* gap */
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
