# Dates
date-year = { $year }年
date-month = { $year }年{ $month }月
date-day = { $year }年{ $month }月{ $day }日
date-fiscal = { $year }年度
date-between = { $from }から{ $to }の間
date-span = { $from }〜{ $to }
date-from = { $from }〜
date-until = 〜{ $to }
date-always = 全期間
date-with-era = { $date }（{ $era }）
official-day = { $nengo }年（{ $year }年）{ $month }月{ $day }日
official-month-day = { $month }月{ $day }日
official-month = { $nengo }年（{ $year }年）{ $month }月
official-year = { $nengo }年（{ $year }年）
official-fiscal = { $nengo }年度（{ $year }年度）
era-year = { $era }{ $year }年
era-fiscal = { $era }{ $year }年度

# Sorts of actors
actor-city = 都市
actor-ward = 区
actor-port = 港
actor-country = 国
actor-overseas-office = 海外事務所
actor-international-organization = 国際機関
actor-network = ネットワーク
actor-institution = 機関・団体
actor-company = 企業
actor-programme = 事業
actor-event-series = 会議・催し
actor-facility = 施設
actor-representative = 代表
actor-department = 部署
actor-committee = 委員会

# Classes of ties
class-sister = 姉妹・友好
class-port = 港の提携
class-partner = パートナー
class-statement = 共同声明
class-memorandum = 覚書・協定
class-office = 事務所
class-hosting = 立地・入居
class-representation = 代表
class-membership = 加盟・参加
class-project = 事業・調査
class-support = 共催・後援
class-exchange = 人材の交流
class-award = 受賞・称号
class-duty = 所管

# States
status-planned = 予定
status-not-yet = 開始前
status-in-force = 有効
status-suspended = 休止中
status-ended = 終了
certainty-certain = 確実
certainty-possible = 可能性あり
certainty-no = 該当しない

# Events
event-announced = 予定の発表
event-signed = 締結
event-opened = 開設
event-renewed = 更新
event-extended = 延長
event-fields-added = 分野の追加
event-moved = 移転
event-suspended = 休止
event-resumed = 再開
event-expired = 期間満了
event-ended = 終了
event-succeeded-by = 後継へ移行

latitude-north = 北緯 { $degrees }
latitude-south = 南緯 { $degrees }
longitude-east = 東経 { $degrees }
longitude-west = 西経 { $degrees }
place = { $lat } { $lon }

last-known = 出典で最後に確認できるのは{ $date }
citation = 「{ $title }」{ $section }

# The lens in words
time-any = 全期間
time-end-of-year = { $year }年末時点
time-as-of = { $day }時点
time-in-force = { $span }に有効
time-signed = { $span }に締結
condition-search = 「{ $text }」を含む
region-none = 地域なし

# Pictures
picture-description = { $time }：提携 { $ties }件{ $possible ->
    [0] {""}
   *[other] （ほか可能性あり { $possible }件）
}、都市・機関 { $actors }
ego-title = { $name }のつながり — { $title }
ego-ring = { $steps ->
    [1] 直接
   *[other] { $steps }つ先
}
ego-year-unknown = 年不詳
ego-seat = 所在地のつながり
ego-alone = この台帳には、{ $name }につながる都市・機関がありません。
ego-hidden = この日付と絞り込みでは、{ $name }につながる都市・機関がありません。
ego-unknown = 中心にする都市・機関が、この台帳にありません。
legend-on = { $name } { $count }（表示中）
legend-off = { $name } { $count }（非表示）
picture-sources = 出典
picture-source = { $title }（{ $date }）
count-with-possible = { $certain }（+{ $possible }）

# What a mark is
mark-actor = { $name } · { $kind } · { $since } · { $state } · 提携 { $ties }件
mark-home = { $name } · 提携 { $ties }件
mark-tie = { $from } — { $to } · { $kind }
mark-tie-possible = { $from } — { $to } · { $kind }（可能性あり）

# The timeline's rows
lanes-tie = { $from } — { $to }、{ $kind }、{ $time }、{ $state }
lanes-time-from = { $from }から
lanes-time-span = { $from }から{ $to }まで
lanes-time-until = 始まりは不明、{ $to }まで
lanes-time-announced = { $day }に発表
lanes-time-unknown = 始まりは不明
lanes-possibly = 有効の可能性あり
lanes-actor = { $name }、提携 { $ties }件、最初の提携は{ $since }から
lanes-from = { $from }〜
lanes-by = { $by }以前〜
lanes-span = { $from }〜{ $to }
lanes-by-span = { $by }以前〜{ $to }
lanes-until = 〜{ $to }
lanes-own = — { $name }
lanes-more = ほか{ $count }件
lanes-elsewhere = 提携 { $ties }件は、それぞれの相手の行にあります。
lanes-home = { $name }とその機関
lanes-no-ties = 提携なし
lanes-no-country = 国・地域なし
lanes-not-shown = ほかの{ $count }行は、この大きさに入りきらないため表示していません。
lanes-order = { $rows }、{ $group }、{ $sort }
lanes-order-alone = { $rows }、{ $sort }
lanes-rows-ties = 提携ごと
lanes-rows-actors = 都市・機関ごと
lanes-group-kind = 種類別
lanes-group-region = 地域別
lanes-group-country = 国別
lanes-sort-start = 始まりの早い順
lanes-sort-name = 名前順
lanes-sort-length = 有効な期間の長い順
lanes-key-open = 継続
lanes-key-unsure = 時期に幅がある
lanes-key-suspended = 休止中
lanes-key-activity = 活動
lanes-key-milestone = 沿革
# The matrix
matrix-regions = 地域 × 種類
matrix-actors = 相手 × 種類
matrix-pairs = 都市・機関どうし
matrix-by-region = 地域順
matrix-by-name = 名称順
matrix-by-degree = 提携の多い順
matrix-by-similarity = 似たもの順
matrix-caption = 行列：{ $cells }（{ $order }）
matrix-scheme = 地域区分：{ $scheme }
matrix-sum = 合計
matrix-cell = { $row } × { $column }：提携 { $certain }件{ $possible ->
    [0] {""}
   *[other] （ほか可能性あり { $possible }件）
}
matrix-pair = { $row } × { $column }：提携 { $certain }件{ $possible ->
    [0] {""}
   *[other] （ほか可能性あり { $possible }件）
}、種類：{ $kinds }
matrix-line = { $line }：提携 { $certain }件{ $possible ->
    [0] {""}
   *[other] （ほか可能性あり { $possible }件）
}
matrix-whole = 合計：提携 { $certain }件{ $possible ->
    [0] {""}
   *[other] （ほか可能性あり { $possible }件）
}
matrix-is-possible = +の数と破線の枠は、可能性があるだけのものです。
matrix-is-mixed = 印のない灰色の枠には、複数の種類があります。
matrix-repeated = 相手が複数の地域や機関にまたがる提携 { $count }件は、それぞれの行に示し、合計では一度だけ数えます。
matrix-alone = 提携のない都市・機関 { $count }は、行列に出ません。
matrix-not-shown = この大きさには入りきらず、{ $rows ->
    [0] { $columns }列を省きました。
   *[other] { $columns ->
        [0] { $rows }行を省きました。
       *[other] { $rows }行と{ $columns }列を省きました。
    }
}
kind-none = 種類なし

# Activities, figures, policies
activity-visit = 訪問
activity-meeting = 会談・会合
activity-conference = 会議
activity-seminar = セミナー
activity-exhibition = 展示・催し
activity-exchange = 交流
activity-training = 研修
activity-dispatch = 派遣
activity-project = 事業・調査
activity-agreement = 締結・設立
activity-anniversary = 周年
activity-award = 受賞・称号
activity-campaign = 発信
stage-held = 実施
stage-planned = 予定
stage-cancelled = 中止・延期
figure-budget = 予算
figure-indicator = 指標
figure-participants = 参加者
figure-members = 会員
figure-projects = 案件
figure-amount = 数量
value-actual = 実績
value-baseline = 現状値
value-target = 目標
value-planned = 計画・予算
value-estimate = 見込み
policy-goal = 目標
policy-aim = 目標像
policy-priority = 重点
policy-viewpoint = 視点
policy-regional = 地域別の方針
policy-organisation = 体制
policy-duty = 所管
policy-programme = 事業
role-host = 主催
role-co-host = 共催
role-supporter = 後援・協力
role-participant = 参加
role-speaker = 登壇
role-visitor = 来訪
role-place = 会場・訪問先
role-giver = 授与
role-receiver = 受け手
role-subject = 対象
column-date = 日付
column-period = 期間
column-unit = 単位
