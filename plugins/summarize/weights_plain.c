/*
 * Made by tests/eval/train from 2854 articles: the development halves of
 * CNN/Daily Mail (three sentences) and of the BBC extracts (a share).
 * Five-fold cross-validation, ROUGE-1/2 by the program's own count:
 * CNN 32.34/12.84 (lead 29.75/11.71), Daily Mail mix 43.37/20.19 (41.93/19.54),
 * BBC 84.30/79.25.
 */
#include "model.h"

/* clang-format off */
const struct model model_plain = {
    .word = {
        0.252071378, /* bias */
        0.232933378, /* count */
        0.76384013, /* sentences */
        -1.1073941, /* share */
        0, /* idf */
        0.0297740473, /* tfidf */
        0.118351122, /* inverse */
        -0.304577242, /* log_first */
        -0.629241783, /* rel_first */
        -0.147478793, /* in0 */
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
        -0.0188494278, /* in0_idf */
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
        -0.0657981071, /* pos0 */
        -0.0270098453, /* pos1 */
        0.0110146969, /* pos2 */
        0.00604702621, /* pos3 */
        -0.00710466549, /* pos4 */
        0.00497331276, /* pos5 */
        0.00135740672, /* pos7 */
        -0.00571706105, /* pos10 */
        0.0670961382, /* inverse */
        0.0103312346, /* log_pos */
        0.0704575169, /* rel */
        -0.101965299, /* rel_words */
        0.00341060445, /* log_words */
        0, /* log_n */
        -0.00187949744, /* length */
        -0.0197781292, /* short10 */
        -0.0332207107, /* long40 */
        -0.00873993127, /* short8 */
        0.00236699268, /* over30 */
        0.0382835503, /* log_length */
        0.00184569616, /* content */
        -0.0362523953, /* density */
        -0.0544289746, /* capital_share */
        0.0049894744, /* capitals */
        0.00230253703, /* quote */
        0.0110369203, /* quoted */
        -0.015672457, /* quote_first */
        0.0244643048, /* figure */
        -0.00674186437, /* figures */
        -0.0126646714, /* question */
        0.00554429485, /* exclamation */
        -0.00455167379, /* pronoun */
        -0.0142200648, /* pointer */
        -0.0100237435, /* link */
        0.0050994702, /* bracket */
        0.0221390054, /* caption */
        -0.00318541578, /* promo */
        0.00164972525, /* says */
        -0.00740614448, /* tail */
        -0.0138790415, /* self */
        0.0167560464, /* selves */
        -0.0442969578, /* pronouns */
        0.0164445873, /* day */
        0.0115283548, /* money */
        -0.0142452505, /* colon */
        -0.00585477345, /* dash */
        -0.00925027968, /* semicolon */
        0.0298161578, /* cos */
        0.00250122459, /* mean */
        2.57205255e-05, /* central */
        0.0298161578, /* cos_idf */
        0.0187722737, /* central_idf */
        0.00159842145, /* mean_idf */
        -0.00240337382, /* sum_count */
        -0.026255328, /* mean_count */
        0.00165401502, /* idf */
        0.00165401502, /* max_idf */
        -0.0228673152, /* ahead_n */
        0.000654392581, /* behind_n */
        -0.000147950818, /* ahead */
        0.00407328842, /* behind */
        0.00291134107, /* rare_ahead */
        -0.00529057325, /* rare_behind */
        -0.000574663, /* shared */
        0.0623432383, /* shared_n */
        -0.000880511185, /* rank */
        0.0333325069, /* like_lead2 */
        -0.0158357162, /* like_lead1 */
        -0.122564577, /* like0 */
        -0.0171285371, /* like_before */
        -0.00129743365, /* like_most */
        0.0891900231, /* rare0 */
        -0.0172361816, /* early */
        -0.00548510898, /* fresh */
        0.0107058462, /* no_end */
        -0.0116665034, /* entities */
        0.0514477153, /* entity_share */
        0.00572853255, /* fresh_entities */
        0.00397289848, /* lead_entities */
        -0.0243107813, /* lead0_entities */
        0.00201425757, /* entity_spread */
        0.0963317151, /* agency0 */
        0.00487005527, /* sparse_lead */
        -0.0118932505, /* agency_length */
        0.03243697, /* agency_cos */
        -0.0497025382, /* agency_inverse */
        0.00805616427, /* agency_quoted */
        -0.00872821951, /* agency_shared */
        0.000852007886, /* agency_fresh */
        0.00179524653, /* told */
        0.0512766998, /* told_mean */
        -0.00448892504, /* told_content */
        -0.0831986843, /* told_content_mean */
        -0.0263088144, /* pairs */
        0.0320095077, /* pairs_mean */
        0.768709606, /* told_f */
        1.95067046, /* pairs_f */
        0.010195533, /* told_most */
        0.00505989228, /* told_often */
    },
    .member = {
        -0.023503431, /* pos0 */
        -0.236628965, /* pos1 */
        0.486902452, /* pos2 */
        0.398991043, /* pos3 */
        0.138940431, /* pos4 */
        0.175803151, /* pos5 */
        0.0091795141, /* pos7 */
        -0.280276681, /* pos10 */
        0.352157223, /* inverse */
        0.201896427, /* log_pos */
        0.714962364, /* rel */
        -1.82015887, /* rel_words */
        0.112888177, /* log_words */
        4.80881621e-15, /* log_n */
        -0.0220861929, /* length */
        -0.141581879, /* short10 */
        -0.967817614, /* long40 */
        -0.883929984, /* short8 */
        0.0691751509, /* over30 */
        -0.308520685, /* log_length */
        0.024852104, /* content */
        -0.985542507, /* density */
        0.471332639, /* capital_share */
        0.0545865736, /* capitals */
        0.0829986007, /* quote */
        0.478147013, /* quoted */
        -0.94413434, /* quote_first */
        0.548302322, /* figure */
        -0.110590186, /* figures */
        -1.09647013, /* question */
        0.494565416, /* exclamation */
        -0.423673339, /* pronoun */
        -0.380940522, /* pointer */
        -0.428496311, /* link */
        0.0391456212, /* bracket */
        0, /* caption */
        0.0191291529, /* promo */
        0.138230105, /* says */
        -0.0988259405, /* tail */
        -0.0293647677, /* self */
        -4.56462646, /* selves */
        0.595129277, /* pronouns */
        0.330493453, /* day */
        0.623157917, /* money */
        -0.471428814, /* colon */
        -0.0752374078, /* dash */
        -0.572125811, /* semicolon */
        0.331087447, /* cos */
        0.250507172, /* mean */
        0.0243537978, /* central */
        0.331087447, /* cos_idf */
        -1.02856825, /* central_idf */
        0.160088559, /* mean_idf */
        -0.00729210306, /* sum_count */
        -0.0111143088, /* mean_count */
        44176.0879, /* idf */
        44176.0879, /* max_idf */
        0.110328601, /* ahead_n */
        1.11825581, /* behind_n */
        0.212474428, /* ahead */
        -0.250972386, /* behind */
        0.10908051, /* rare_ahead */
        -0.0480164228, /* rare_behind */
        -0.0413637733, /* shared */
        1.18555458, /* shared_n */
        -0.115632777, /* rank */
        0.865546186, /* like_lead2 */
        -0.396962746, /* like_lead1 */
        -1.99970089, /* like0 */
        -0.233856881, /* like_before */
        0.17798092, /* like_most */
        0.940741885, /* rare0 */
        -0.127322622, /* early */
        -0.135180922, /* fresh */
        -0.271298712, /* no_end */
        -0.122073073, /* entities */
        0.821614759, /* entity_share */
        0.106160771, /* fresh_entities */
        0.0117035973, /* lead_entities */
        -0.395245015, /* lead0_entities */
        -0.0114083687, /* entity_spread */
        1.41443088, /* agency0 */
        0.0397419838, /* sparse_lead */
        -0.0192040664, /* agency_length */
        0.50726907, /* agency_cos */
        -0.178574456, /* agency_inverse */
        0.106833342, /* agency_quoted */
        -0.092920066, /* agency_shared */
        -0.031806331, /* agency_fresh */
        0.0744734335, /* told */
        2.2972615, /* told_mean */
        0.0827816973, /* told_content */
        -3.72322504, /* told_content_mean */
        -0.140240401, /* pairs */
        0.164218043, /* pairs_mean */
        -0.610823509, /* told_f */
        -5.66302971, /* pairs_f */
        0.433732175, /* told_most */
        -0.0051372418, /* told_often */
    },
    .set = {
        1.48236699, /* near_sum */
        -2.90030493, /* near_most */
        -2.16445024, /* rare_sum */
        1.20790243, /* rare_most */
        2.47802268, /* repeated */
        0.99273928, /* cover */
        -2.87527098, /* cover_n */
        -0.915734187, /* stems */
        -1.10430795, /* length */
        -1.00659809, /* log_length */
        -0.420468604, /* length2 */
        -0.325523444, /* root_length */
        -0.418062632, /* adjacent */
        -0.299687856, /* lead3 */
        -0.023503431, /* first */
        0.0236248727, /* last */
        -30.2954223, /* like */
        -0.239793537, /* lead2 */
        5.56891037, /* score */
        -6.4723358, /* score_least */
        2.28183025, /* length_n */
        8.21565828, /* told35 */
        5.69220338, /* told50 */
        2.37058081, /* told70 */
        32.4741262, /* pairs35 */
        26.6943137, /* pairs50 */
        19.7299141, /* pairs70 */
        -0.165386569, /* told */
        -0.376192497, /* pairs */
        0.356248743, /* told_content */
        24.3467914, /* told_mean */
        0.632495526, /* chain */
        0.823287147, /* first_place */
        -0.167174766, /* gap */
        -0.240187077, /* agency_length */
        -0.0614926334, /* agency_length2 */
        -0.426806401, /* agency_told */
        -8.68211571, /* agency_pairs */
    },
    .ratio = {
        0.612995546, /* pos0 */
        -0.445239322, /* pos1 */
        -0.247432946, /* pos2 */
        -0.100385853, /* pos3 */
        -0.100986382, /* pos4 */
        -0.109747228, /* pos5 */
        -0.00403853751, /* pos7 */
        0.0661153833, /* pos10 */
        -0.110791814, /* inverse */
        0.2001401, /* log_pos */
        -0.167220264, /* rel */
        0.349583747, /* rel_words */
        -0.147191405, /* log_words */
        0, /* log_n */
        -0.0453328825, /* length */
        -0.871854847, /* short10 */
        -0.0126901087, /* long40 */
        -0.130201207, /* short8 */
        0.0278007712, /* over30 */
        0.0292342797, /* log_length */
        -0.135434827, /* content */
        -1.037802, /* density */
        -0.749509768, /* capital_share */
        0.0977466339, /* capitals */
        0.0119930785, /* quote */
        -0.215474514, /* quoted */
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
        -0.236632888, /* pronouns */
        -0.0423847743, /* day */
        0.396780687, /* money */
        -0.0511268483, /* colon */
        0.248735015, /* dash */
        -0.000373148436, /* semicolon */
        -1.19424595, /* cos */
        -0.114815927, /* mean */
        0.0954256841, /* central */
        -1.19424595, /* cos_idf */
        0.594441152, /* central_idf */
        -0.0733738834, /* mean_idf */
        0.0316645593, /* sum_count */
        -0.678107365, /* mean_count */
        0.0228450742, /* idf */
        0.0228450742, /* max_idf */
        0.124857842, /* ahead_n */
        -0.0112635989, /* behind_n */
        -0.0611891231, /* ahead */
        0.162180612, /* behind */
        0.348504316, /* rare_ahead */
        0.188829193, /* rare_behind */
        0.00895748389, /* shared */
        0.568738788, /* shared_n */
        -0.409184226, /* rank */
        0.0413405398, /* like_lead2 */
        -1.28554227, /* like_lead1 */
        -2.08397858, /* like0 */
        0.252259129, /* like_before */
        -0.62256327, /* like_most */
        2.35195069, /* rare0 */
        0.550609492, /* early */
        -0.0855853127, /* fresh */
        1.83324144, /* no_end */
        0.0533434389, /* entities */
        0.144810233, /* entity_share */
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
        -0.0650039385, /* told */
        0.0495196375, /* told_mean */
        0.27120087, /* told_content */
        0.191670143, /* told_content_mean */
        0.0284612073, /* pairs */
        5.6559266, /* pairs_mean */
        -4.19344234, /* told_f */
        -0.95520877, /* pairs_f */
        -0.792297917, /* told_most */
        -0.0175936639, /* told_often */
    },
    .echo = {
        0.689563306, /* cosine_page */
        0.544348381, /* cosine_page as it is */
        -1.24722172, /* cosine_page place */
        0.720222526, /* stem_cosine_page */
        0.319330951, /* stem_cosine_page as it is */
        -1.11379662, /* stem_cosine_page place */
        -0.212748531, /* binary_page */
        0.327802172, /* binary_page as it is */
        -0.329838209, /* binary_page place */
        -0.233868461, /* jaccard */
        -0.166054144, /* jaccard as it is */
        -0.128106293, /* jaccard place */
        0.847926279, /* mean */
        -0.0585964054, /* mean as it is */
        0.310385769, /* mean place */
        -0.0464078289, /* all_cosine_page */
        -0.686927429, /* all_cosine_page as it is */
        -0.534516073, /* all_cosine_page place */
        1.970623, /* all_overlap_page */
        0.308012719, /* all_overlap_page as it is */
        -0.391159319, /* all_overlap_page place */
        -0.590879757, /* bm25 */
        -0.0214755706, /* bm25 as it is */
        0.249086389, /* bm25 place */
        1.63917731, /* all_bm25 */
        0.00305174419, /* all_bm25 as it is */
        -0.271654948, /* all_bm25 place */
        -0.430614642, /* overlap */
        -0.0207893309, /* overlap as it is */
        0.213973738, /* overlap place */
        0.247906674, /* common */
        0.0307726448, /* common as it is */
        -0.080283527, /* common place */
        -0.286423324, /* word_common */
        -0.000474242216, /* word_common as it is */
        -0.201373047, /* word_common place */
        0.196967356, /* word_overlap */
        0.0917756096, /* word_overlap as it is */
        -0.256046564, /* word_overlap place */
        -0.135579, /* all_common */
        -0.0032274815, /* all_common as it is */
        0.0733611187, /* all_common place */
    },
};
/* clang-format on */
