# Menus
lang-ja = 日本語
lang-en = English
menu-all = メニュー
menu-file = ファイル
menu-edit = 編集
menu-view = 表示
menu-time = 時間
menu-help = ヘルプ
menu-recent = 最近使ったファイル
menu-font = 文字の大きさ
menu-language = 言語を切り替える
menu-scheme = 地域の分け方
theme-light = 明るい画面
theme-light-help = 明るい地に濃い文字で表示します。
theme-dark = 暗い画面
theme-dark-help = 暗い地に明るい文字で表示します。
arrangement-radial = 放射
arrangement-radial-help = 地域ごとに、古い提携ほど中心近くに並べます。
arrangement-force = 力学
arrangement-force-help = つながりのあるものどうしを近くに並べます。
view-network = ネットワーク

# Commands
command-open = 開く…
command-open-help = 台帳のファイルを開きます。
command-open-recent = 「{ $file }」をもう一度開く
command-open-recent-help = { $file }
recent-file = { $file }
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
command-reset-filters = 絞り込みをすべて解除
command-reset-help = 時点のほかの絞り込みをすべて外します。
command-play = 再生
command-pause = 一時停止
command-play-help = 時点は年末ごとに、時間軸の終わりまで進みます。期間は終わりが一年ずつ延び、設定した終わりで止まります。
play-nothing = 一年ずつ進められるところがないので、再生しません。
command-loop = 繰り返し再生
command-loop-help = 終わりまで来ると少し止まり、はじめから再生し直します。
command-play-way = 期間の幅を保って再生
command-play-way-help = 期間を同じ幅のまま、時間軸の終わりまで進めます。外すと、始まりは動かさず、設定した終わりまで一年ずつ延ばします。
command-step-back = 一年戻る
command-step-back-help = 時点を一年戻します。
command-step-forward = 一年進む
command-step-forward-help = 時点を一年進めます。
command-speed = 再生の速さ 毎秒{ $years }年
command-speed-help = 時点が進む速さを変えます。
command-filters = 絞り込み
command-filters-help = 左の絞り込みを出したり隠したりします。
command-history = 年表
command-history-help = 時間軸に国際施策の年表を出したり隠したりします。
command-scheme = 地域の分け方：{ $scheme }
command-scheme-help = この地域区分で並べ、絞り込みます。
scheme-name = { $scheme }
command-font = 文字の大きさ { $percent } %
command-font-help = ウィンドウのすべての文字の大きさを変えます。
font-percent = { $percent } %
command-lang-ja = 日本語で表示
command-lang-ja-help = ウィンドウの言葉を日本語に切り替えます。
command-lang-en = 英語で表示
command-lang-en-help = ウィンドウの言葉を英語に切り替えます。
command-inspector = 詳細
command-inspector-help = 右の詳細を出したり隠したりします。
command-palette = 操作を探す…
command-palette-help = 名前の一部から操作を探します。日本語でも英語でも探せます。
command-findings = 台帳の所見
command-findings-help = 出典の食い違いや、はっきりしない日付などを一覧にします。
command-keys = 操作とキーの一覧
command-keys-help = すべての操作を、キーと説明つきで一覧にします。
command-about = Kizuna について
command-about-help = 版と出典、使用許諾を表示します。

# Palette
palette-name = 操作を探す
palette-hint = したいことを入力（例：保存、文字、再生）
palette-list = 操作
palette-used = 最近使った操作
palette-none = 当てはまる操作はありません。

# Why a command is of no use at present
reason-busy = ファイルを読み書きしているところです。
reason-no-undo = 元に戻すものはありません。
reason-no-redo = やり直すものはありません。
reason-no-selection = 何も選ばれていません。
reason-no-filter = 絞り込みはありません。
reason-all-times = すべての期間を表示中です。先に時点を選んでください。
reason-end-of-time = 時間軸の端です。

# Changes, as undo names them
change-lens = 表示の切り替え
change-names = 名称の変更
change-notes = 備考の変更
change-place = 座標の変更
change-view-save = ビューの保存
change-view-change = ビューの変更
change-view-move = ビューの並べ替え
change-view-remove = ビューの削除
change-pin = 位置の固定
change-unpin = 固定の解除

# Search
search-name = 都市・機関を検索
search-hint = 都市・機関を検索（おでさ、Odesa、ITTO…）
search-none = 見つかりません。
search-narrow = 「{ $text }」を含む提携だけを表示
search-not-shown = { $about }（いまの条件では非表示）

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
chip-reset = すべて外す
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
hint-keys = F1 で操作とキーの一覧が出ます。
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
box-meant = { $date }でしょうか。
box-from-until = 始まりは { $date } 以前にしてください。終わりも変えるときは、続けて終わりを入れてください。
box-to-since = 終わりは { $date } 以後にしてください。始まりも変えるときは、続けて始まりを入れてください。
date-form-short = 日付として読めません。
date-no-such-day-short = その日はありません。
date-not-in-era-short = その元号にない年月日です。
date-backwards-short = 終わりが始まりより前です。
axis-name = 時間軸。{ $time }。左右の矢印キーで一年、PageUp と PageDown で十年、Space で再生。期間は Shift を押しながらで終わりだけ、Ctrl を押しながらで始まりだけ動きます。
axis-bar = { $kind }：{ $count }件
axis-bar-possible = { $kind }：可能性あり { $possible }件
axis-bar-both = { $kind }：{ $count }件、ほか可能性あり { $possible }件
axis-click-as-of = クリック：{ $year }年末時点を表示
axis-click-in-force = クリック：{ $year }年に有効な提携を表示
axis-click-signed = クリック：{ $year }年に締結した提携を表示
axis-drag-as-of = ドラッグ：表示する日を動かす
axis-drag-from = ドラッグ：期間の始まりを動かす
axis-drag-to = ドラッグ：期間の終わりを動かす
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
keys-axis = 時間軸
keys-left-right = ← →
keys-left-right-help = 一年ずつ動かす
keys-page = PageUp・PageDown
keys-page-help = 十年ずつ動かす
keys-space = Space
keys-space-help = 再生・一時停止
keys-axis-end = Shift + ← →
keys-axis-end-help = 期間の終わりだけを動かす
keys-axis-start = Ctrl + ← →
keys-axis-start-help = 期間の始まりだけを動かす
keys-tab = Tab
keys-tab-help = 次の操作へ移る（ネットワーク全体で一つ）
about-version = Kizuna { $version }
about-what = 都市の国際連携を、時点・地域・出典とともにたどるための道具です。
about-offline = ネットワークには一切接続しません。
about-licences = 書体：BIZ UDPゴシック、Noto Sans（SIL Open Font License 1.1）。座標：GeoNames（CC BY 4.0）。国名：Unicode CLDR（Unicode License）。配色：デジタル庁デザインシステム（MIT）。

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
