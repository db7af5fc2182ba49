# Menus
lang-ja = 日本語
lang-en = English
menu-file = ファイル
menu-edit = 編集
menu-view = 表示
menu-help = ヘルプ
menu-recent = 最近使ったファイル
menu-font = 文字の大きさ
menu-language = 言語を切り替える
theme-light = 明るい画面
theme-dark = 暗い画面
arrangement-radial = 放射
arrangement-force = 力学
view-network = ネットワーク

# Commands
command-open = 開く…
command-open-help = 台帳のファイルを開きます。
command-open-built-in = 内蔵の台帳を開く
command-open-built-in-help = プログラムに入っている横浜市の台帳を開きます。
command-save = 上書き保存
command-save-help = 開いたファイルに保存します。
command-save-as = 名前を付けて保存…
command-save-as-help = 別のファイルに保存します。
command-export = 図を書き出す…
command-export-help = いま見えているネットワークを SVG の図にします。
command-export-short = 書き出し
command-quit = 終了
command-quit-help = ウィンドウを閉じます。
command-undo = 元に戻す
command-undo-help = 直前の変更を取り消します。
command-undo-what = 元に戻す：{ $what }
command-redo = やり直す
command-redo-help = 取り消した変更をもう一度行います。
command-redo-what = やり直す：{ $what }
command-search = 検索
command-search-help = 検索欄に移ります。
command-fit = 全体を表示
command-fit-help = すべてが見える大きさに合わせます。
command-zoom-in = 拡大
command-zoom-in-help = ネットワークを大きくします。
command-zoom-out = 縮小
command-zoom-out-help = ネットワークを小さくします。
command-clear-selection = 選択を解除
command-clear-selection-help = 何も選ばない状態にします。
command-reset = すべて解除
command-reset-help = 時点のほかの絞り込みをすべて外します。
command-play = 再生
command-pause = 一時停止
command-play-help = 時点を一年ずつ進めます。
command-step-back = 一年戻る
command-step-back-help = 時点を一年戻します。
command-step-forward = 一年進む
command-step-forward-help = 時点を一年進めます。
command-filters = 絞り込み
command-filters-help = 左の絞り込みを出したり隠したりします。
command-history = 年表
command-history-help = 時間軸に国際施策の年表を出したり隠したりします。
command-inspector = 詳細
command-inspector-help = 右の詳細を出したり隠したりします。
command-findings = 台帳の所見
command-findings-help = 出典の食い違いや、はっきりしない日付などを一覧にします。
command-keys = キーボード操作
command-keys-help = キーボードでできることを一覧にします。
command-about = Kizuna について
command-about-help = 版と出典、使用許諾を表示します。

# Changes, as undo names them
change-lens = 表示の切り替え
change-names = 名称の変更
change-notes = 備考の変更
change-place = 座標の変更
change-pin = 位置の固定
change-unpin = 固定の解除

# Search
search-name = 検索
search-hint = 名称・国・種類・出来事を検索（おでさ、odesa…）
search-none = 「{ $text }」は見つかりません。別の書き方や、短い言葉でお試しください。
search-near = 「{ $text }」そのものは見つかりません。つづりの近いもの：
search-instead = もしかして：{ $text }
search-narrow = 「{ $text }」を含む提携だけを表示
search-not-shown = { $about }（いまの条件では非表示）
search-row = { $name }、{ $about }
search-more = … ほか{ $count }件を表示
search-too-many = ほか{ $count }件。言葉を足すと絞り込めます。
search-in-remark = 備考に「{ $text }」
search-actors = 都市・機関（{ $count }件）
search-ties = 提携（{ $count }件）
search-places = 国・地域（{ $count }件）
search-subjects = 種類・テーマ（{ $count }件）
search-doings = できごと（{ $count }件）
search-sources = 出典（{ $count }件）
search-tie = { $other }（{ $kind }）
search-country = 国・地域
search-region = 地域（{ $scheme }）
search-kind = 提携の種類
search-theme = テーマ
search-milestone = 年表

# A source on a sheet
source-published = 発行：{ $date }
source-as-of = 内容の時点：{ $date }
source-seen = 確認：{ $date }
source-is-draft = 決定前の案です。
source-is-dataset = 更新されるデータです。
source-actors = この出典による都市・機関（{ $count }件）
source-ties = この出典による提携（{ $count }件）

# Filters
filters = 絞り込み
filter-kinds = 提携の種類
filter-more-kinds = そのほかの関係
filter-regions = 地域
filter-scheme = 地域区分
filter-no-scheme = この台帳には地域区分がありません。
filter-themes = テーマ
filter-statuses = 状態
filter-only = これだけを表示
filter-row = { $name }、{ $count }件
filter-row-help = クリックで切り替え、ダブルクリックでこれだけを表示
filter-fold = { $name }を閉じる
filter-unfold = { $name }の国を開く
chip-remove = 「{ $what }」の条件を外す
chip-all-kinds = すべての種類
chip-hidden = 非表示：{ $what }
chip-show = 「{ $what }」を再び表示する

# Canvas
network-name = ネットワーク図。{ $shown }。矢印キーで移動、Enter で選択、Esc で解除。
empty-head = 表示するものがありません
empty-registry = この台帳には提携がまだありません。
empty-drop = 「{ $what }」を外すと { $count }件
empty-no-one = 一つの条件を外すだけでは出てきません。
arranging = 配置を計算中
cancel = 中止
close = 閉じる
actor-around = 周辺だけを見る
actor-edit = 編集…
actor-unpin = 位置の固定を外す
actor-no-ties = 提携はありません。

# Inspector
label-value = { $label }：{ $value }
label-note = { $label }（{ $note }）
claims-differ = 出典の記載が食い違っています
claim-preferred = 採用
claim-other = 別の記載
note-internal = 内部用
state-possible = 有効の可能性
state-open = { $start } → { $state }
state-with-end = { $start } 〜 { $end } → { $state }
date-unknown = 時期不明
tie-not-shown = いまの条件では非表示
show-everything = すべての期間・条件で見る
tie-details = この提携だけを見る
tie-ends = { $from } ↔ { $to }
tie-history = 経緯
show-place-head = 所在
located-in = 所在先
overview-legend = 凡例
overview-possible = 薄い印は、日付がはっきりせず有効か分からないものです。
overview-hints = 使い方
hint-click = 印をクリックすると詳細が出ます。
hint-drag = 印をドラッグすると位置を固定、何もない所なら図を動かせます。
hint-shift = Shift を押しながらクリック、または囲んで、複数を選べます。
hint-wheel = ホイールで拡大・縮小、ダブルクリックで全体を表示します。
hint-keys = F1 でキーボード操作の一覧が出ます。
selected-count = { $count }件を選択
selected-between = 選んだもの同士の提携
selected-around = 選んだものの周辺だけを見る

# Editing
edit-name-ja = 名称（日本語）
edit-name-en = 名称（英語）
edit-reading = 読み（かな）
edit-keep-former = いまの名称を旧称として残す
edit-until = 旧称を使った終わり（例：2022、令和4年3月）
edit-lat = 緯度
edit-lon = 経度
edit-source = 名称・座標の出典
edit-no-source = 出典なし（あとで付ける）
edit-no-source-hint = 出典のない事実は、所見に誤りとして出ます。
edit-section = 出典の中の場所（章、表、ページ）
edit-no-section = 出典のどこにあるかを入れてください。
sheet-draft-text = 「{ $name }」の編集内容がまだ反映されていません。
sheet-draft-back = 編集に戻る
edit-note-ja = 備考（日本語）
edit-note-en = 備考（英語）
edit-internal = 備考は内部用（公開の出力に含めない）
edit-apply = 反映
edit-both-names = 名称は日本語と英語の両方を入れてください。
edit-bad-until = 旧称の終わりの日付が読めません。

# Time
mode-name = 時間の見方
mode-any = 全期間
mode-as-of = 時点
mode-in-force = 期間中に有効
mode-signed = 期間中に締結
time-count = 提携 { $certain }件{ $possible ->
    [0] {""}
   *[other] （ほか可能性あり { $possible }件）
}
box-as-of = 表示する日
box-from = 期間の始まり
box-to = 期間の終わり
box-hint = 1965、1965-07-01、昭和40年7月、令和5年度のように入れられます。
date-form-short = 日付として読めません。
date-no-such-day-short = その日はありません。
date-not-in-era-short = その元号にない年月日です。
date-backwards-short = 終わりが始まりより前です。
axis-name = 時間軸。{ $time }。左右の矢印キーで一年、PageUp と PageDown で十年、Space で再生。
axis-bar = { $kind }：{ $count }件
play-speed = 毎秒{ $years }年
play-speed-name = 再生の速さ

# Status line
status-counts = 提携 { $ties } / { $all }件 ・ 都市・機関 { $actors }
status-unnamed = 名前を省いた印 { $count }
status-built-in = 内蔵の台帳
status-saved = { $file }（保存済み）
status-changed = { $file }（未保存の変更あり）
status-findings = 所見：誤り { $errors }、注意 { $warnings }
notice-opened = 「{ $file }」を開きました。
notice-saved = 「{ $file }」に保存しました。
notice-exported = 「{ $file }」に書き出しました。
notice-still-saving = 前の保存がまだ終わっていません。
notice-settings = 設定を保存できません（{ $detail }）。
picture-file-name = 国際連携ネットワーク_{ $day }.svg

# Sheets
sheet-open = 台帳を開く
sheet-save = 名前を付けて保存
sheet-export = 図を書き出す
sheet-path = ファイルの場所と名前
sheet-unsaved = 保存していない変更があります
sheet-unsaved-text = 閉じる前に保存しますか。
sheet-changed = ほかの人が変更したファイルです
notice-still-opening = 前のファイルをまだ読んでいます。
overwrite-theirs = 相手の変更ごと置き換える
save-elsewhere = 別の名前で保存…
public-file-name = { $name }-公開用.ron
sheet-overwrite = 同じ名前のファイルがあります
sheet-overwrite-text = 「{ $file }」を置き換えますか。
save = 保存
discard = 保存しない
overwrite = 置き換える
findings-none = 所見はありません。
keys-arrows = 矢印キー
keys-arrows-help = ネットワークの印を移る
keys-enter = Enter
keys-enter-help = 印を選ぶ
keys-shift-enter = Shift + Enter
keys-shift-enter-help = 選択に足す・外す
keys-escape = Esc
keys-escape-help = 選択を解除し、もう一度で図から出る
keys-axis = ← →（時間軸）
keys-axis-help = 一年ずつ動かす（PageUp・PageDown で十年、Space で再生）
keys-tab = Tab
keys-tab-help = 次の操作へ移る（ネットワーク全体で一つ）
about-version = Kizuna { $version }
about-what = 都市の国際連携を、時点・地域・出典とともにたどるための道具です。
about-offline = ネットワークには一切接続しません。
about-licences = 書体：BIZ UDPゴシック、Noto Sans（SIL Open Font License 1.1）。座標：GeoNames（CC BY 4.0）。国名：Unicode CLDR（Unicode License）。漢字の異体字：OpenCC（Apache License 2.0）。配色：デジタル庁デザインシステム（MIT）。

# Title of the window
window-title = { $file }（{ $registry }の台帳）— Kizuna
window-title-changed = ● { $file }（{ $registry }の台帳、未保存の変更あり）— Kizuna
window-title-built-in = { $registry }（内蔵の台帳）— Kizuna
window-title-built-in-changed = ● { $registry }（内蔵の台帳、未保存の変更あり）— Kizuna

# What an actor did
show-activities = 活動
show-figures = 数値
show-policies = 方針・事業
section-count = { $name }（{ $count }）
amount = { $number } { $unit }
conflicts = 出典の食い違い { $count }件
