/*
 * Made by tests/eval/train from 2854 articles: the development halves of
 * CNN/Daily Mail (three sentences) and of the BBC extracts (a share).
 * Five-fold cross-validation, ROUGE-1/2 by the program's own count:
 * CNN 32.29/12.76 (lead 29.75/11.71), Daily Mail mix 43.94/20.63 (41.93/19.54),
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
        -0.0815609313, /* pos0 */
        -0.329991394, /* pos1 */
        0.354228982, /* pos2 */
        0.243322158, /* pos3 */
        0.0212153014, /* pos4 */
        0.0863432478, /* pos5 */
        -0.141333993, /* pos7 */
        -0.318120227, /* pos10 */
        0.228767227, /* inverse */
        0.177445309, /* log_pos */
        0.49300049, /* rel */
        -1.77889523, /* rel_words */
        0.115211149, /* log_words */
        8.65969428e-15, /* log_n */
        -0.0215428824, /* length */
        -0.342959748, /* short10 */
        -0.986000274, /* long40 */
        -0.978594566, /* short8 */
        0.0721732531, /* over30 */
        -0.447863981, /* log_length */
        0.0194211972, /* content */
        -0.913809447, /* density */
        0.800687726, /* capital_share */
        0.0387547591, /* capitals */
        0.120865553, /* quote */
        0.520515385, /* quoted */
        -0.916186022, /* quote_first */
        0.549409376, /* figure */
        -0.108750408, /* figures */
        -1.18671871, /* question */
        0.546391465, /* exclamation */
        -0.438902169, /* pronoun */
        -0.420269743, /* pointer */
        -0.432982242, /* link */
        -0.00826240929, /* bracket */
        0, /* caption */
        -0.118866179, /* promo */
        0.121158686, /* says */
        -0.0973123111, /* tail */
        -0.0198065394, /* self */
        -4.4919803, /* selves */
        0.637788261, /* pronouns */
        0.330441328, /* day */
        0.575083592, /* money */
        -0.500127382, /* colon */
        -0.0730808078, /* dash */
        -0.624760606, /* semicolon */
        -1.47932241, /* cos */
        0.348611662, /* mean */
        0.0272721159, /* central */
        3.60498841, /* cos_idf */
        -0.640894447, /* central_idf */
        -0.194757989, /* mean_idf */
        -0.00756769814, /* sum_count */
        0.295716322, /* mean_count */
        -0.165913781, /* idf */
        0.0700825333, /* max_idf */
        0.0365604207, /* ahead_n */
        1.13618806, /* behind_n */
        0.348178006, /* ahead */
        -0.183142224, /* behind */
        0.0262465849, /* rare_ahead */
        -0.0976708065, /* rare_behind */
        -0.0230975775, /* shared */
        0.851792259, /* shared_n */
        -0.0927302466, /* rank */
        0.853413163, /* like_lead2 */
        -0.370081317, /* like_lead1 */
        -1.50240311, /* like0 */
        -0.178343189, /* like_before */
        0.141670048, /* like_most */
        0.504450356, /* rare0 */
        -0.163214886, /* early */
        -0.0725767487, /* fresh */
        -0.256316511, /* no_end */
        -0.105291289, /* entities */
        0.729553329, /* entity_share */
        0.109134334, /* fresh_entities */
        0.0211062993, /* lead_entities */
        -0.41149424, /* lead0_entities */
        -0.0265015676, /* entity_spread */
        1.63938191, /* agency0 */
        0.0140815731, /* sparse_lead */
        -0.0474810458, /* agency_length */
        -0.617287958, /* agency_cos */
        -0.614254838, /* agency_inverse */
        0.0171160689, /* agency_quoted */
        0.0862388081, /* agency_shared */
        -0.038640373, /* agency_fresh */
        0.0680154812, /* told */
        2.53264014, /* told_mean */
        0.0939945207, /* told_content */
        -3.64427197, /* told_content_mean */
        -0.112620171, /* pairs */
        -1.11437513, /* pairs_mean */
        -1.38502604, /* told_f */
        -5.27573805, /* pairs_f */
        0.566282745, /* told_most */
        -0.0268155442, /* told_often */
    },
    .set = {
        0.363223806, /* near_sum */
        -2.35010361, /* near_most */
        -1.20851641, /* rare_sum */
        1.08438678, /* rare_most */
        1.82618184, /* repeated */
        1.12664744, /* cover */
        -3.10994069, /* cover_n */
        -1.21793839, /* stems */
        -1.07714285, /* length */
        -1.2441678, /* log_length */
        -0.39641217, /* length2 */
        -0.343807884, /* root_length */
        -0.381427588, /* adjacent */
        -0.231260052, /* lead3 */
        -0.0815609313, /* first */
        0.105220432, /* last */
        -31.857216, /* like */
        -0.213055546, /* lead2 */
        5.76766926, /* score */
        -6.14365719, /* score_least */
        2.34001094, /* length_n */
        7.97244546, /* told35 */
        5.70646415, /* told50 */
        2.76501706, /* told70 */
        30.8484651, /* pairs35 */
        25.2513092, /* pairs50 */
        18.5682495, /* pairs70 */
        -0.137815314, /* told */
        -0.359919091, /* pairs */
        0.368314216, /* told_content */
        23.4830284, /* told_mean */
        0.620330758, /* chain */
        0.704173717, /* first_place */
        -0.28561972, /* gap */
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
