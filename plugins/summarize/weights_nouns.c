/*
 * Made by tests/eval/train from 2854 articles: the development halves of
 * CNN/Daily Mail (three sentences) and of the BBC extracts (a share).
 * Five-fold cross-validation, ROUGE-1/2 by the program's own count:
 * CNN 32.27/12.67 (lead 29.75/11.71), Daily Mail mix 43.52/20.28 (41.93/19.54),
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
        -0.059497371, /* pos0 */
        -0.0226101227, /* pos1 */
        0.0142943589, /* pos2 */
        0.00571552991, /* pos3 */
        -0.00744319836, /* pos4 */
        0.00485098344, /* pos5 */
        0.00149182777, /* pos7 */
        -0.00545304334, /* pos10 */
        0.0709134145, /* inverse */
        0.0107611629, /* log_pos */
        0.0728076691, /* rel */
        -0.101882605, /* rel_words */
        0.00363903182, /* log_words */
        0, /* log_n */
        -0.00188433416, /* length */
        -0.0195931481, /* short10 */
        -0.0322302328, /* long40 */
        -0.00937802493, /* short8 */
        0.00226934853, /* over30 */
        0.0389646927, /* log_length */
        0.0019761094, /* content */
        -0.0369593391, /* density */
        0, /* capital_share */
        0, /* capitals */
        0.00258857216, /* quote */
        0.00916449772, /* quoted */
        -0.0154480952, /* quote_first */
        0.0243718401, /* figure */
        -0.00707985964, /* figures */
        -0.012846277, /* question */
        0.0069569203, /* exclamation */
        -0.00434872535, /* pronoun */
        -0.0144184718, /* pointer */
        -0.0101389898, /* link */
        0.00609011358, /* bracket */
        0.0214787629, /* caption */
        -0.002579027, /* promo */
        0.0022285886, /* says */
        -0.0070899012, /* tail */
        -0.0131661281, /* self */
        0.0142951989, /* selves */
        -0.0483041907, /* pronouns */
        0.0183546663, /* day */
        0.0106705508, /* money */
        -0.0143086818, /* colon */
        -0.00557330518, /* dash */
        -0.00884760442, /* semicolon */
        0.0248059812, /* cos */
        0.00445674027, /* mean */
        -5.00643498e-05, /* central */
        0.0248059812, /* cos_idf */
        0.0145698109, /* central_idf */
        0.0028481046, /* mean_idf */
        -0.0029130813, /* sum_count */
        -0.0221466114, /* mean_count */
        0.00126508557, /* idf */
        0.00126508557, /* max_idf */
        -0.0216893338, /* ahead_n */
        -0.00164732004, /* behind_n */
        0.00039847842, /* ahead */
        0.00417159304, /* behind */
        0.00143225445, /* rare_ahead */
        -0.00719803482, /* rare_behind */
        -5.9966515e-05, /* shared */
        0.0664835719, /* shared_n */
        0.000623704389, /* rank */
        0.0407922002, /* like_lead2 */
        -0.0275614974, /* like_lead1 */
        -0.104828531, /* like0 */
        -0.0165055145, /* like_before */
        -0.0011411372, /* like_most */
        0.0710925335, /* rare0 */
        -0.0175004993, /* early */
        0.00120319295, /* fresh */
        0.0109869643, /* no_end */
        0, /* entities */
        0, /* entity_share */
        0, /* fresh_entities */
        0, /* lead_entities */
        0, /* lead0_entities */
        0, /* entity_spread */
        0.0881513452, /* agency0 */
        -0.00742599529, /* sparse_lead */
        -0.0113803365, /* agency_length */
        0.0390030572, /* agency_cos */
        -0.044777801, /* agency_inverse */
        0.00917947466, /* agency_quoted */
        -0.00928560304, /* agency_shared */
        0, /* agency_fresh */
        0.00257957991, /* told */
        0.057185549, /* told_mean */
        -0.0019207027, /* told_content */
        -0.0863425918, /* told_content_mean */
        -0.0264180972, /* pairs */
        0.00208398254, /* pairs_mean */
        0.71893079, /* told_f */
        2.01282291, /* pairs_f */
        0.0127089903, /* told_most */
        0.00444414622, /* told_often */
    },
    .member = {
        -0.14394672, /* pos0 */
        -0.430990528, /* pos1 */
        0.397447093, /* pos2 */
        0.238244495, /* pos3 */
        -0.00542262633, /* pos4 */
        0.0394107163, /* pos5 */
        -0.119256632, /* pos7 */
        -0.402213311, /* pos10 */
        0.25074037, /* inverse */
        0.156425312, /* log_pos */
        0.778097975, /* rel */
        -1.91718472, /* rel_words */
        0.0858584742, /* log_words */
        -4.83889684e-15, /* log_n */
        -0.0234706119, /* length */
        -0.272995586, /* short10 */
        -0.999626356, /* long40 */
        -1.08279176, /* short8 */
        0.0691683896, /* over30 */
        -0.387376387, /* log_length */
        0.0354667734, /* content */
        -0.722699948, /* density */
        0, /* capital_share */
        0, /* capitals */
        0.0177831938, /* quote */
        0.478660713, /* quoted */
        -0.953681288, /* quote_first */
        0.616915295, /* figure */
        -0.137287841, /* figures */
        -1.15718976, /* question */
        0.572603742, /* exclamation */
        -0.440385568, /* pronoun */
        -0.338925514, /* pointer */
        -0.43866621, /* link */
        0.00947780118, /* bracket */
        0, /* caption */
        0.00194739339, /* promo */
        0.166802808, /* says */
        -0.103295266, /* tail */
        -0.0316866315, /* self */
        -3.86254388, /* selves */
        0.482028394, /* pronouns */
        0.418640547, /* day */
        0.587882094, /* money */
        -0.429379326, /* colon */
        -0.0828321942, /* dash */
        -0.6206576, /* semicolon */
        0.0691601419, /* cos */
        0.297197188, /* mean */
        0.017681107, /* central */
        0.0691601419, /* cos_idf */
        -0.909939603, /* central_idf */
        0.189926031, /* mean_idf */
        -0.0160912207, /* sum_count */
        0.156103775, /* mean_count */
        -8476.58913, /* idf */
        -8476.58913, /* max_idf */
        0.0574826353, /* ahead_n */
        1.13605602, /* behind_n */
        0.13858724, /* ahead */
        -0.284226719, /* behind */
        0.156562332, /* rare_ahead */
        -0.0673900032, /* rare_behind */
        -0.0318645536, /* shared */
        1.1743512, /* shared_n */
        -0.17939852, /* rank */
        1.04964724, /* like_lead2 */
        -0.622065723, /* like_lead1 */
        -1.79328851, /* like0 */
        -0.195111862, /* like_before */
        0.0993186362, /* like_most */
        0.698238237, /* rare0 */
        -0.191362969, /* early */
        0.0983449533, /* fresh */
        -0.358468886, /* no_end */
        0, /* entities */
        0, /* entity_share */
        0, /* fresh_entities */
        0, /* lead_entities */
        0, /* lead0_entities */
        0, /* entity_spread */
        1.4141099, /* agency0 */
        -0.191515229, /* sparse_lead */
        -0.0116052505, /* agency_length */
        0.702836771, /* agency_cos */
        -0.40471801, /* agency_inverse */
        0.135562742, /* agency_quoted */
        -0.193410608, /* agency_shared */
        0, /* agency_fresh */
        0.0891893193, /* told */
        2.57713568, /* told_mean */
        0.0784892416, /* told_content */
        -4.21825074, /* told_content_mean */
        -0.144163426, /* pairs */
        0.691151428, /* pairs_mean */
        -0.452899984, /* told_f */
        -5.86236612, /* pairs_f */
        0.548450813, /* told_most */
        0.00749155825, /* told_often */
    },
    .set = {
        1.86423761, /* near_sum */
        -3.10757165, /* near_most */
        -2.20725968, /* rare_sum */
        1.45349077, /* rare_most */
        2.69347099, /* repeated */
        1.4944338, /* cover */
        -2.55807816, /* cover_n */
        -0.829420049, /* stems */
        -1.17352886, /* length */
        -1.45158056, /* log_length */
        -0.405668041, /* length2 */
        -0.386523303, /* root_length */
        -0.453642025, /* adjacent */
        -0.305943325, /* lead3 */
        -0.14394672, /* first */
        0.205265998, /* last */
        -31.3346492, /* like */
        -0.237796369, /* lead2 */
        4.60619799, /* score */
        -6.34165852, /* score_least */
        2.7542949, /* length_n */
        7.47078422, /* told35 */
        4.96379411, /* told50 */
        1.8055352, /* told70 */
        34.5112936, /* pairs35 */
        28.1712241, /* pairs50 */
        20.6314354, /* pairs70 */
        -0.135363391, /* told */
        -0.395663202, /* pairs */
        0.353786473, /* told_content */
        24.2330837, /* told_mean */
        0.656668088, /* chain */
        0.775710292, /* first_place */
        -0.187263667, /* gap */
        -0.20441299, /* agency_length */
        -0.0684875821, /* agency_length2 */
        -1.06497483, /* agency_told */
        -6.17221419, /* agency_pairs */
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
