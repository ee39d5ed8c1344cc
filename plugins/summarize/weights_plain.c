/*
 * Made by tests/eval/train from 2854 articles: the development halves of
 * CNN/Daily Mail (three sentences) and of the BBC extracts (a share).
 * Five-fold cross-validation, ROUGE-1/2 by the program's own count:
 * CNN 32.21/12.64 (lead 29.75/11.71), Daily Mail mix 43.66/20.24 (41.93/19.54),
 * BBC 84.29/79.23.
 */
#include "model.h"

/* clang-format off */
const struct model model_plain = {
    .word = {
        0.252071378, /* bias */
        0.232933378, /* count */
        0.763840129, /* sentences */
        -1.1073941, /* share */
        0, /* idf */
        0.0297740473, /* tfidf */
        0.118351122, /* inverse */
        -0.304577242, /* log_first */
        -0.629241783, /* rel_first */
        -0.147478792, /* in0 */
        0.0448591917, /* in1 */
        0.0927969918, /* in2 */
        0.129939051, /* early */
        -0.46405639, /* spread */
        -0.135908369, /* capital */
        0.27341353, /* entity */
        0.526838496, /* figure */
        -0.928063155, /* quoted */
        -0.0148443775, /* letters */
        0.0883946856, /* stop */
        -0.467474331, /* stop_count */
        -0.180032584, /* place */
        0.520885835, /* central */
        -0.00144657097, /* entity_count */
        0.378027606, /* entity0 */
        -0.0188494279, /* in0_idf */
        0.0362882628, /* in0_count */
        -0.203571679, /* once */
        -0.0502028733, /* twice */
        0, /* idf2 */
        -0.643692857, /* log_n */
        1.58872321, /* frequency */
        -0.313512274, /* agency0 */
    },
    .pair = {
        -0.358872417, /* bias */
        0.0983418975, /* la */
        0.12116592, /* lb */
        0.343788447, /* least */
        -1.70498582, /* product */
        0.984699169, /* count */
        1.70026425, /* inverse */
        -1.58644104, /* in0 */
        -0.414599717, /* in1 */
        -0.0146496566, /* in2 */
        -0.374315129, /* log_first */
        0.472113453, /* entities */
        -0.0725835134, /* entity */
        -0.198060398, /* stop_a */
        -0.288916508, /* stop_b */
        -0.125143326, /* stops */
        0.460953714, /* content_count */
        -0.347083832, /* log_n */
        0.0232660416, /* name */
        0.0407355401, /* logits */
        0.415490334, /* figure_a */
        0.453983703, /* figure_b */
    },
    .sentence = {
        -0.0657629791, /* pos0 */
        -0.027026724, /* pos1 */
        0.0110050862, /* pos2 */
        0.00610012234, /* pos3 */
        -0.00711616906, /* pos4 */
        0.00496396224, /* pos5 */
        0.00133265259, /* pos7 */
        -0.00573423743, /* pos10 */
        0.0671207636, /* inverse */
        0.0102848288, /* log_pos */
        0.0703754906, /* rel */
        -0.101895947, /* rel_words */
        0.00345153696, /* log_words */
        -3.5629993e-30, /* log_n */
        -0.00188090406, /* length */
        -0.0200908988, /* short10 */
        -0.0332533881, /* long40 */
        -0.00879498398, /* short8 */
        0.0023729198, /* over30 */
        0.0383345679, /* log_length */
        0.00184658135, /* content */
        -0.0363707593, /* density */
        -0.0539864264, /* capital_share */
        0.00498792818, /* capitals */
        0.00229368412, /* quote */
        0.0110644889, /* quoted */
        -0.0156997901, /* quote_first */
        0.024423182, /* figure */
        -0.00673368476, /* figures */
        -0.0126974274, /* question */
        0.00547407129, /* exclamation */
        -0.00455970356, /* pronoun */
        -0.0142343214, /* pointer */
        -0.0100417664, /* link */
        0.00536300564, /* bracket */
        0.0223483622, /* caption */
        -0.00365045661, /* promo */
        0.00163148077, /* says */
        -0.00741066025, /* tail */
        -0.0138748027, /* self */
        0.0165502227, /* selves */
        -0.0444040299, /* pronouns */
        0.0164171976, /* day */
        0.0115263634, /* money */
        -0.0142124608, /* colon */
        -0.00585407212, /* dash */
        -0.00926064432, /* semicolon */
        0.0298626362, /* cos */
        0.00244070465, /* mean */
        3.25665217e-05, /* central */
        0.0298626362, /* cos_idf */
        0.0187525966, /* central_idf */
        0.00155974585, /* mean_idf */
        -0.00240454046, /* sum_count */
        -0.0262425733, /* mean_count */
        0.00167199953, /* idf */
        0.00167199953, /* max_idf */
        -0.0228352715, /* ahead_n */
        0.000650312954, /* behind_n */
        -0.000142449639, /* ahead */
        0.00402392014, /* behind */
        0.00292589454, /* rare_ahead */
        -0.0052438709, /* rare_behind */
        -0.000583709998, /* shared */
        0.0624037277, /* shared_n */
        -0.000923608839, /* rank */
        0.0333368395, /* like_lead2 */
        -0.0158892298, /* like_lead1 */
        -0.122448344, /* like0 */
        -0.0171575998, /* like_before */
        -0.0012771248, /* like_most */
        0.089064174, /* rare0 */
        -0.0171372951, /* early */
        -0.00551909838, /* fresh */
        0.0106761279, /* no_end */
        -0.0116671129, /* entities */
        0.0513332896, /* entity_share */
        0.00572573132, /* fresh_entities */
        0.00398589451, /* lead_entities */
        -0.0243398319, /* lead0_entities */
        0.00200983006, /* entity_spread */
        0.0963889378, /* agency0 */
        0.00491276432, /* sparse_lead */
        -0.0118993072, /* agency_length */
        0.0324015382, /* agency_cos */
        -0.0496768069, /* agency_inverse */
        0.00803395234, /* agency_quoted */
        -0.00878288003, /* agency_shared */
        0.000850574453, /* agency_fresh */
        0.00176029424, /* told */
        0.0512829895, /* told_mean */
        -0.00448646904, /* told_content */
        -0.0831785377, /* told_content_mean */
        -0.0263165786, /* pairs */
        0.0318911273, /* pairs_mean */
        0.769720718, /* told_f */
        1.95029544, /* pairs_f */
        0.0101158815, /* told_most */
        0.00506093819, /* told_often */
    },
    .member = {
        0.0331380928, /* pos0 */
        -0.189813856, /* pos1 */
        0.463673986, /* pos2 */
        0.38883315, /* pos3 */
        0.157128971, /* pos4 */
        0.168483419, /* pos5 */
        0.020753348, /* pos7 */
        -0.273688581, /* pos10 */
        0.404569018, /* inverse */
        0.183083228, /* log_pos */
        0.677410258, /* rel */
        -1.82691866, /* rel_words */
        0.130140457, /* log_words */
        3.94679172e-15, /* log_n */
        -0.0219425663, /* length */
        -0.187172529, /* short10 */
        -0.956504495, /* long40 */
        -0.830545212, /* short8 */
        0.0673018997, /* over30 */
        -0.298058224, /* log_length */
        0.0234783366, /* content */
        -0.873216518, /* density */
        0.342705471, /* capital_share */
        0.053721213, /* capitals */
        0.0866915802, /* quote */
        0.469524984, /* quoted */
        -0.923043906, /* quote_first */
        0.55813392, /* figure */
        -0.119535803, /* figures */
        -1.03677217, /* question */
        0.582435972, /* exclamation */
        -0.408044035, /* pronoun */
        -0.392738759, /* pointer */
        -0.415652974, /* link */
        0.00684238042, /* bracket */
        0, /* caption */
        -0.0462972883, /* promo */
        0.140579025, /* says */
        -0.0956323204, /* tail */
        -0.0153666239, /* self */
        -4.36915963, /* selves */
        0.265970368, /* pronouns */
        0.327596999, /* day */
        0.61562024, /* money */
        -0.4792466, /* colon */
        -0.076561362, /* dash */
        -0.570783778, /* semicolon */
        0.323416126, /* cos */
        0.227832008, /* mean */
        0.0270689453, /* central */
        0.323416126, /* cos_idf */
        -0.881673977, /* central_idf */
        0.145597841, /* mean_idf */
        -0.00726448571, /* sum_count */
        0.0316096946, /* mean_count */
        35548.2843, /* idf */
        35548.2843, /* max_idf */
        -0.00993258581, /* ahead_n */
        1.10661314, /* behind_n */
        0.233600386, /* ahead */
        -0.264834206, /* behind */
        0.0971422185, /* rare_ahead */
        -0.0433341041, /* rare_behind */
        -0.0385599196, /* shared */
        1.20951765, /* shared_n */
        -0.0798504721, /* rank */
        0.821400311, /* like_lead2 */
        -0.472469118, /* like_lead1 */
        -1.93448533, /* like0 */
        -0.242683187, /* like_before */
        0.172618805, /* like_most */
        0.96926191, /* rare0 */
        -0.138834024, /* early */
        -0.123067873, /* fresh */
        -0.272630523, /* no_end */
        -0.116420743, /* entities */
        0.791106222, /* entity_share */
        0.108506648, /* fresh_entities */
        0.00886652501, /* lead_entities */
        -0.369138601, /* lead0_entities */
        -0.0130579319, /* entity_spread */
        1.67776534, /* agency0 */
        0.0449515055, /* sparse_lead */
        -0.0671266629, /* agency_length */
        0.355012162, /* agency_cos */
        -0.636452235, /* agency_inverse */
        0.104272669, /* agency_quoted */
        -0.208935443, /* agency_shared */
        -0.0431483139, /* agency_fresh */
        0.0738300411, /* told */
        2.29412864, /* told_mean */
        0.0750774698, /* told_content */
        -3.35431238, /* told_content_mean */
        -0.14509436, /* pairs */
        0.281612368, /* pairs_mean */
        -0.655589807, /* told_f */
        -6.08110447, /* pairs_f */
        0.510802403, /* told_most */
        -0.0025851835, /* told_often */
    },
    .set = {
        1.55684152, /* near_sum */
        -2.9016366, /* near_most */
        -2.15653179, /* rare_sum */
        1.18052945, /* rare_most */
        2.07064768, /* repeated */
        0.801054108, /* cover */
        -2.85726037, /* cover_n */
        -1.02972067, /* stems */
        -1.0971266, /* length */
        -1.0163388, /* log_length */
        -0.400910823, /* length2 */
        -0.325339961, /* root_length */
        -0.378348803, /* adjacent */
        -0.28101069, /* lead3 */
        0.0331380928, /* first */
        0.0200413816, /* last */
        -30.6028432, /* like */
        -0.240957036, /* lead2 */
        5.80833487, /* score */
        -6.43348853, /* score_least */
        2.10554863, /* length_n */
        7.88645362, /* told35 */
        5.49604545, /* told50 */
        2.36879191, /* told70 */
        31.2398647, /* pairs35 */
        25.5071104, /* pairs50 */
        18.6353963, /* pairs70 */
        -0.147903073, /* told */
        -0.362935591, /* pairs */
        0.365844824, /* told_content */
        23.9656398, /* told_mean */
        0.599399255, /* chain */
        0.747611667, /* first_place */
        -0.183542967, /* gap */
    },
    .ratio = {
        0.612995542, /* pos0 */
        -0.445239322, /* pos1 */
        -0.247432946, /* pos2 */
        -0.100385853, /* pos3 */
        -0.100986382, /* pos4 */
        -0.109747228, /* pos5 */
        -0.00403853745, /* pos7 */
        0.0661153833, /* pos10 */
        -0.110791815, /* inverse */
        0.2001401, /* log_pos */
        -0.167220263, /* rel */
        0.349583746, /* rel_words */
        -0.147191404, /* log_words */
        -10297.5471, /* log_n */
        -0.0453328824, /* length */
        -0.871854846, /* short10 */
        -0.0126901089, /* long40 */
        -0.130201207, /* short8 */
        0.0278007712, /* over30 */
        0.0292342769, /* log_length */
        -0.135434827, /* content */
        -1.037802, /* density */
        -0.749509766, /* capital_share */
        0.0977466338, /* capitals */
        0.0119930785, /* quote */
        -0.215474513, /* quoted */
        -0.183939293, /* quote_first */
        0.122038347, /* figure */
        -0.0160378122, /* figures */
        -1.17617526, /* question */
        -0.745943779, /* exclamation */
        -0.172208069, /* pronoun */
        -0.304966985, /* pointer */
        -0.0761372414, /* link */
        0.41284127, /* bracket */
        0, /* caption */
        -0.254002611, /* promo */
        1.10094581, /* says */
        0.091850777, /* tail */
        0.230456636, /* self */
        -2.68442313, /* selves */
        -0.236632887, /* pronouns */
        -0.0423847743, /* day */
        0.396780687, /* money */
        -0.0511268483, /* colon */
        0.248735015, /* dash */
        -0.000373148358, /* semicolon */
        -1.19424595, /* cos */
        -0.114815928, /* mean */
        0.095425684, /* central */
        -1.19424595, /* cos_idf */
        0.594441147, /* central_idf */
        -0.073373884, /* mean_idf */
        0.0316645594, /* sum_count */
        -0.678107364, /* mean_count */
        0.0228450741, /* idf */
        0.0228450741, /* max_idf */
        0.124857842, /* ahead_n */
        -0.0112635991, /* behind_n */
        -0.0611891227, /* ahead */
        0.162180612, /* behind */
        0.348504315, /* rare_ahead */
        0.188829193, /* rare_behind */
        0.00895748397, /* shared */
        0.568738787, /* shared_n */
        -0.409184226, /* rank */
        0.0413405399, /* like_lead2 */
        -1.28554227, /* like_lead1 */
        -2.08397857, /* like0 */
        0.252259129, /* like_before */
        -0.622563269, /* like_most */
        2.35195069, /* rare0 */
        0.550609492, /* early */
        -0.0855853126, /* fresh */
        1.83324144, /* no_end */
        0.053343439, /* entities */
        0.144810232, /* entity_share */
        -0.108651137, /* fresh_entities */
        0.0242251277, /* lead_entities */
        -0.209352374, /* lead0_entities */
        0.0201221262, /* entity_spread */
        0, /* agency0 */
        0.113670246, /* sparse_lead */
        0, /* agency_length */
        0, /* agency_cos */
        0, /* agency_inverse */
        0, /* agency_quoted */
        0, /* agency_shared */
        0, /* agency_fresh */
        -0.0650039398, /* told */
        0.0495196345, /* told_mean */
        0.271200869, /* told_content */
        0.191670144, /* told_content_mean */
        0.0284612066, /* pairs */
        5.65592657, /* pairs_mean */
        -4.19344228, /* told_f */
        -0.955208695, /* pairs_f */
        -0.792297916, /* told_most */
        -0.017593664, /* told_often */
    },
    .echo = {
        0.689563306, /* cosine_page */
        0.544348382, /* cosine_page as it is */
        -1.24722172, /* cosine_page place */
        0.720222525, /* stem_cosine_page */
        0.319330951, /* stem_cosine_page as it is */
        -1.11379662, /* stem_cosine_page place */
        -0.212748528, /* binary_page */
        0.327802171, /* binary_page as it is */
        -0.329838209, /* binary_page place */
        -0.233868461, /* jaccard */
        -0.166054145, /* jaccard as it is */
        -0.128106293, /* jaccard place */
        0.847926276, /* mean */
        -0.0585964052, /* mean as it is */
        0.310385768, /* mean place */
        -0.0464078295, /* all_cosine_page */
        -0.686927428, /* all_cosine_page as it is */
        -0.534516073, /* all_cosine_page place */
        1.97062299, /* all_overlap_page */
        0.308012721, /* all_overlap_page as it is */
        -0.391159319, /* all_overlap_page place */
        -0.590879757, /* bm25 */
        -0.0214755706, /* bm25 as it is */
        0.249086389, /* bm25 place */
        1.63917731, /* all_bm25 */
        0.0030517442, /* all_bm25 as it is */
        -0.271654948, /* all_bm25 place */
        -0.430614639, /* overlap */
        -0.0207893309, /* overlap as it is */
        0.213973737, /* overlap place */
        0.247906672, /* common */
        0.0307726448, /* common as it is */
        -0.0802835268, /* common place */
        -0.286423322, /* word_common */
        -0.000474242214, /* word_common as it is */
        -0.201373047, /* word_common place */
        0.196967356, /* word_overlap */
        0.0917756096, /* word_overlap as it is */
        -0.256046564, /* word_overlap place */
        -0.135578996, /* all_common */
        -0.00322748151, /* all_common as it is */
        0.0733611188, /* all_common place */
    },
};
/* clang-format on */
