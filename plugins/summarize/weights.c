/*
 * Made by tests/eval/train from 2854 articles: the development halves of
 * CNN/Daily Mail (three sentences) and of the BBC extracts (a share).
 * Five-fold cross-validation, ROUGE-1/2 by the program's own count:
 * CNN 32.24/12.74 (lead 29.75/11.71), Daily Mail mix 44.16/20.82 (41.93/19.54),
 * BBC 84.38/79.35.
 */
#include "model.h"

/* clang-format off */
const struct model model_news = {
    .word = {
        0.433140277, /* bias */
        0.276246109, /* count */
        0.734799834, /* sentences */
        -1.21364508, /* share */
        -0.0646207431, /* idf */
        0.0650123187, /* tfidf */
        0.0379997782, /* inverse */
        -0.310517583, /* log_first */
        -0.64679966, /* rel_first */
        -0.382482791, /* in0 */
        0.0579417213, /* in1 */
        0.105421003, /* in2 */
        0.121673827, /* early */
        -0.45183172, /* spread */
        -0.332288091, /* capital */
        0.455738462, /* entity */
        0.508565492, /* figure */
        -0.904871203, /* quoted */
        -0.0280702127, /* letters */
        0.0101504399, /* stop */
        -0.271307376, /* stop_count */
        -0.167224097, /* place */
        0.520097647, /* central */
        -0.262113992, /* entity_count */
        0.201868287, /* entity0 */
        0.0367538399, /* in0_idf */
        0.0674723595, /* in0_count */
        -0.188884703, /* once */
        -0.0460639449, /* twice */
        0.0720945888, /* idf2 */
        -0.641540256, /* log_n */
        1.64874447, /* frequency */
        -0.276451552, /* agency0 */
    },
    .pair = {
        -0.396647432, /* bias */
        0.0889960675, /* la */
        0.11261673, /* lb */
        0.345875532, /* least */
        -1.5348962, /* product */
        0.970040491, /* count */
        1.72019185, /* inverse */
        -1.60344955, /* in0 */
        -0.422539457, /* in1 */
        -0.0197004997, /* in2 */
        -0.371725146, /* log_first */
        0.469415236, /* entities */
        -0.0776794272, /* entity */
        -0.205566837, /* stop_a */
        -0.293490101, /* stop_b */
        -0.125133633, /* stops */
        0.454848229, /* content_count */
        -0.343624173, /* log_n */
        0.0509192133, /* name */
        0.0265220624, /* logits */
        0.413532101, /* figure_a */
        0.451467785, /* figure_b */
    },
    .sentence = {
        -0.0886837944, /* pos0 */
        -0.026484666, /* pos1 */
        0.0144285807, /* pos2 */
        0.00748049156, /* pos3 */
        -0.00638013109, /* pos4 */
        0.00624074565, /* pos5 */
        0.00161760458, /* pos7 */
        -0.00570639804, /* pos10 */
        0.0622555877, /* inverse */
        0.0102028163, /* log_pos */
        0.0649301475, /* rel */
        -0.100306005, /* rel_words */
        0.00404723872, /* log_words */
        0, /* log_n */
        -0.00170972658, /* length */
        -0.0235332604, /* short10 */
        -0.0325260555, /* long40 */
        -0.0101607511, /* short8 */
        0.00217860439, /* over30 */
        0.0337075871, /* log_length */
        0.00161565092, /* content */
        -0.0353021839, /* density */
        -0.0480538871, /* capital_share */
        0.00449922113, /* capitals */
        0.00237958705, /* quote */
        0.00960553675, /* quoted */
        -0.0161745686, /* quote_first */
        0.0239169098, /* figure */
        -0.00635963363, /* figures */
        -0.0131136718, /* question */
        0.00686702628, /* exclamation */
        -0.00385989789, /* pronoun */
        -0.0138301803, /* pointer */
        -0.00927051991, /* link */
        0.00400568393, /* bracket */
        0.022015044, /* caption */
        -0.00407545663, /* promo */
        0.00170454778, /* says */
        -0.00722715963, /* tail */
        -0.0140258906, /* self */
        0.0178330637, /* selves */
        -0.0450909778, /* pronouns */
        0.0161450515, /* day */
        0.0116868029, /* money */
        -0.0152565937, /* colon */
        -0.006388418, /* dash */
        -0.0100177501, /* semicolon */
        -0.0291387763, /* cos */
        0.00106033396, /* mean */
        -0.000318220964, /* central */
        0.18109302, /* cos_idf */
        0.00551725256, /* central_idf */
        -0.0181259142, /* mean_idf */
        -0.00225975756, /* sum_count */
        0.00684384827, /* mean_count */
        -0.00676766138, /* idf */
        0.00206657898, /* max_idf */
        -0.020382682, /* ahead_n */
        0.00455536314, /* behind_n */
        0.00276022181, /* ahead */
        -0.00435296453, /* behind */
        -0.00220582169, /* rare_ahead */
        -0.00409761606, /* rare_behind */
        0.000763827259, /* shared */
        0.0431580808, /* shared_n */
        -0.00159632619, /* rank */
        0.0376544854, /* like_lead2 */
        0.0103652524, /* like_lead1 */
        -0.0484169774, /* like0 */
        -0.015923279, /* like_before */
        0.00149189244, /* like_most */
        0.000935704915, /* rare0 */
        -0.0164977138, /* early */
        -0.00504476937, /* fresh */
        0.0109336902, /* no_end */
        -0.0112191279, /* entities */
        0.0557071003, /* entity_share */
        0.0061382015, /* fresh_entities */
        0.00424119254, /* lead_entities */
        -0.0221505705, /* lead0_entities */
        0.00144130115, /* entity_spread */
        0.0921932722, /* agency0 */
        0.00442035698, /* sparse_lead */
        -0.0117213056, /* agency_length */
        -0.0183922496, /* agency_cos */
        -0.0473410067, /* agency_inverse */
        0.00861508186, /* agency_quoted */
        0.0132279752, /* agency_shared */
        0.00077781366, /* agency_fresh */
        0.00368458112, /* told */
        0.0581830865, /* told_mean */
        -0.00429764099, /* told_content */
        -0.0926572179, /* told_content_mean */
        -0.0257399847, /* pairs */
        0.00391179497, /* pairs_mean */
        0.710012835, /* told_f */
        1.96305485, /* pairs_f */
        0.0114486396, /* told_most */
        0.00366744371, /* told_often */
    },
    .member = {
        -0.0942820352, /* pos0 */
        -0.34583472, /* pos1 */
        0.362960077, /* pos2 */
        0.247913768, /* pos3 */
        0.0168789607, /* pos4 */
        0.0870275496, /* pos5 */
        -0.142430523, /* pos7 */
        -0.319191325, /* pos10 */
        0.208385945, /* inverse */
        0.1833857, /* log_pos */
        0.503721274, /* rel */
        -1.79224892, /* rel_words */
        0.110873434, /* log_words */
        1.19333277e-14, /* log_n */
        -0.020923956, /* length */
        -0.329190804, /* short10 */
        -0.984451127, /* long40 */
        -0.973203862, /* short8 */
        0.072309347, /* over30 */
        -0.41806352, /* log_length */
        0.0186861159, /* content */
        -0.894308452, /* density */
        0.76106168, /* capital_share */
        0.0419159346, /* capitals */
        0.125487978, /* quote */
        0.515824639, /* quoted */
        -0.919490663, /* quote_first */
        0.55330898, /* figure */
        -0.107482643, /* figures */
        -1.19890563, /* question */
        0.545812703, /* exclamation */
        -0.438764949, /* pronoun */
        -0.42225754, /* pointer */
        -0.434293561, /* link */
        -0.00994589472, /* bracket */
        0, /* caption */
        -0.120779638, /* promo */
        0.122343874, /* says */
        -0.0959357756, /* tail */
        -0.0216212917, /* self */
        -4.51153482, /* selves */
        0.598882964, /* pronouns */
        0.334317977, /* day */
        0.580757377, /* money */
        -0.500687682, /* colon */
        -0.0769943559, /* dash */
        -0.631579978, /* semicolon */
        -1.50543748, /* cos */
        0.344189111, /* mean */
        0.0263873687, /* central */
        3.57608226, /* cos_idf */
        -0.621575486, /* central_idf */
        -0.18700923, /* mean_idf */
        -0.00778601416, /* sum_count */
        0.294059656, /* mean_count */
        -0.168966827, /* idf */
        0.0711314495, /* max_idf */
        0.0602346072, /* ahead_n */
        1.14086602, /* behind_n */
        0.34732967, /* ahead */
        -0.177858804, /* behind */
        0.0258287877, /* rare_ahead */
        -0.0974804004, /* rare_behind */
        -0.0230002968, /* shared */
        0.825485187, /* shared_n */
        -0.0966806391, /* rank */
        0.856143634, /* like_lead2 */
        -0.356059415, /* like_lead1 */
        -1.53067308, /* like0 */
        -0.173110654, /* like_before */
        0.117715693, /* like_most */
        0.509729261, /* rare0 */
        -0.177587881, /* early */
        -0.0914587019, /* fresh */
        -0.235945785, /* no_end */
        -0.10547035, /* entities */
        0.685631422, /* entity_share */
        0.104878983, /* fresh_entities */
        0.0255711733, /* lead_entities */
        -0.422553464, /* lead0_entities */
        -0.0260476167, /* entity_spread */
        1.49514999, /* agency0 */
        -0.00967716262, /* sparse_lead */
        -0.0109808121, /* agency_length */
        -0.559987811, /* agency_cos */
        -0.335290467, /* agency_inverse */
        0.0113107413, /* agency_quoted */
        0.185661382, /* agency_shared */
        -0.0271865992, /* agency_fresh */
        0.0676304299, /* told */
        2.58171218, /* told_mean */
        0.0959459129, /* told_content */
        -3.62167208, /* told_content_mean */
        -0.113032537, /* pairs */
        -1.09513514, /* pairs_mean */
        -1.25110314, /* told_f */
        -5.05112385, /* pairs_f */
        0.557417583, /* told_most */
        -0.0281454128, /* told_often */
    },
    .set = {
        0.375660558, /* near_sum */
        -2.28554228, /* near_most */
        -1.2209684, /* rare_sum */
        1.08542666, /* rare_most */
        1.8052139, /* repeated */
        1.20758407, /* cover */
        -3.11593729, /* cover_n */
        -1.22374118, /* stems */
        -1.04619655, /* length */
        -1.19003653, /* log_length */
        -0.388603661, /* length2 */
        -0.332063368, /* root_length */
        -0.370673482, /* adjacent */
        -0.222103253, /* lead3 */
        -0.0942820352, /* first */
        0.104939311, /* last */
        -32.4394842, /* like */
        -0.214403248, /* lead2 */
        5.59097941, /* score */
        -6.18144106, /* score_least */
        2.40000381, /* length_n */
        8.14404442, /* told35 */
        5.77466285, /* told50 */
        2.69178435, /* told70 */
        31.534366, /* pairs35 */
        25.9430704, /* pairs50 */
        19.2559038, /* pairs70 */
        -0.148720358, /* told */
        -0.363349937, /* pairs */
        0.364251031, /* told_content */
        24.0823078, /* told_mean */
        0.608190884, /* chain */
        0.711382905, /* first_place */
        -0.285702854, /* gap */
        -0.197362029, /* agency_length */
        -0.0545778394, /* agency_length2 */
        0.19514926, /* agency_told */
        -6.88319067, /* agency_pairs */
    },
    .ratio = {
        0.142319456, /* pos0 */
        -0.360943203, /* pos1 */
        -0.186029008, /* pos2 */
        -0.0641739086, /* pos3 */
        -0.0811397102, /* pos4 */
        -0.0961925106, /* pos5 */
        0.00571793982, /* pos7 */
        0.0686504418, /* pos10 */
        -0.458504502, /* inverse */
        0.172373999, /* log_pos */
        -0.150898443, /* rel */
        0.342770433, /* rel_words */
        -0.142644226, /* log_words */
        0, /* log_n */
        -0.044787741, /* length */
        -0.836989019, /* short10 */
        -0.00610690419, /* long40 */
        -0.132692795, /* short8 */
        0.0262627433, /* over30 */
        0.0440428193, /* log_length */
        -0.141411859, /* content */
        -1.08034286, /* density */
        -0.832420174, /* capital_share */
        0.098825354, /* capitals */
        0.0071946317, /* quote */
        -0.211903475, /* quoted */
        -0.179678878, /* quote_first */
        0.139856499, /* figure */
        -0.0284697247, /* figures */
        -1.17854698, /* question */
        -0.788452598, /* exclamation */
        -0.161852644, /* pronoun */
        -0.295044476, /* pointer */
        -0.0689893626, /* link */
        0.413619457, /* bracket */
        0, /* caption */
        -0.250115241, /* promo */
        1.10009563, /* says */
        0.0901650189, /* tail */
        0.235982187, /* self */
        -2.64952576, /* selves */
        -0.145146769, /* pronouns */
        -0.0466981522, /* day */
        0.401401384, /* money */
        -0.0537205488, /* colon */
        0.243242385, /* dash */
        -0.0387849559, /* semicolon */
        -2.36163596, /* cos */
        -0.0588332584, /* mean */
        0.0946757128, /* central */
        -0.773709165, /* cos_idf */
        1.41904218, /* central_idf */
        -0.178554661, /* mean_idf */
        0.0344335481, /* sum_count */
        -0.555557512, /* mean_count */
        0.10522692, /* idf */
        0.00712368998, /* max_idf */
        0.129394871, /* ahead_n */
        -0.0159968361, /* behind_n */
        0.0325373548, /* ahead */
        0.0583300261, /* behind */
        0.029550113, /* rare_ahead */
        -0.0389415332, /* rare_behind */
        0.0491387327, /* shared */
        0.58388554, /* shared_n */
        -0.443409622, /* rank */
        0.109933402, /* like_lead2 */
        -0.505029004, /* like_lead1 */
        -0.460048744, /* like0 */
        0.234585776, /* like_before */
        -0.714260756, /* like_most */
        0.588974164, /* rare0 */
        0.618204182, /* early */
        -0.179130866, /* fresh */
        1.79045367, /* no_end */
        0.0477696543, /* entities */
        -0.0709965235, /* entity_share */
        -0.10771644, /* fresh_entities */
        0.0167603826, /* lead_entities */
        -0.330213805, /* lead0_entities */
        0.0234850367, /* entity_spread */
        0, /* agency0 */
        0.108760222, /* sparse_lead */
        0, /* agency_length */
        0, /* agency_cos */
        0, /* agency_inverse */
        0, /* agency_quoted */
        0, /* agency_shared */
        0, /* agency_fresh */
        -0.0656314687, /* told */
        0.305253772, /* told_mean */
        0.282425139, /* told_content */
        0.00322934694, /* told_content_mean */
        0.0349389452, /* pairs */
        5.73691935, /* pairs_mean */
        -4.79912483, /* told_f */
        -0.740426654, /* pairs_f */
        -0.687905473, /* told_most */
        -0.0299111715, /* told_often */
    },
    .echo = {
        0.69411159, /* cosine_page */
        0.592449962, /* cosine_page as it is */
        -1.24422324, /* cosine_page place */
        0.762843613, /* stem_cosine_page */
        0.404027781, /* stem_cosine_page as it is */
        -1.16423066, /* stem_cosine_page place */
        -0.305680885, /* binary_page */
        0.300662438, /* binary_page as it is */
        -0.317845552, /* binary_page place */
        -0.281970737, /* jaccard */
        0.0162691312, /* jaccard as it is */
        -0.115235749, /* jaccard place */
        0.885371474, /* mean */
        -0.000946490077, /* mean as it is */
        0.300113006, /* mean place */
        -0.049134755, /* all_cosine_page */
        -0.681604077, /* all_cosine_page as it is */
        -0.545354229, /* all_cosine_page place */
        1.83184943, /* all_overlap_page */
        0.311153772, /* all_overlap_page as it is */
        -0.377401832, /* all_overlap_page place */
        -0.61783064, /* bm25 */
        -0.0217161149, /* bm25 as it is */
        0.264263416, /* bm25 place */
        1.64592614, /* all_bm25 */
        0.00300771392, /* all_bm25 as it is */
        -0.274021006, /* all_bm25 place */
        -0.429601868, /* overlap */
        0.0224814877, /* overlap as it is */
        0.223508454, /* overlap place */
        0.136386125, /* common */
        0.0286187319, /* common as it is */
        -0.0774285887, /* common place */
        -0.352686356, /* word_common */
        -0.00492058298, /* word_common as it is */
        -0.202456804, /* word_common place */
        0.163658283, /* word_overlap */
        0.0991328197, /* word_overlap as it is */
        -0.257125423, /* word_overlap place */
        -0.0114460833, /* all_common */
        -0.00324053102, /* all_common as it is */
        0.0620307647, /* all_common place */
    },
};
/* clang-format on */
