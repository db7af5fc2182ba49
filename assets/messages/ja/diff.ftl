# What differs between two registries
diff-title = 変化：{ $before } → { $after }
diff-none = 違いはありません。
diff-counts = 追加 { $added }件、終了・削除 { $ended }件、変更 { $changed }件
diff-section = { $records }：{ $how }（{ $count }件）
diff-line = { $fact }
diff-line-plain = { $fact }：{ $value }
diff-line-added = { $fact }：{ $after }（追加）
diff-line-removed = { $fact }：{ $before }（削除）
diff-line-changed = { $fact }：{ $before } → { $after }
diff-list = { $values }
diff-other-claims = { $first }（別の記載：{ $others }）
diff-with-note = { $value }（{ $note }）
diff-internal = { $value }（内部限り）
diff-role = { $actor }（{ $role }）
diff-part-of = { $of }の{ $part }
diff-value-of = { $period }（{ $role }）
diff-tie-titled = { $from } — { $to } · { $kind }「{ $title }」
diff-yes = はい
diff-no = いいえ

# Tables
diff-ties = 提携
diff-actors = 都市・機関
diff-activities = 活動
diff-milestones = 沿革
diff-figures = 数値
diff-policies = 方針・事業
diff-kinds = 提携の種類
diff-themes = テーマ
diff-schemes = 地域区分
diff-sources = 出典
diff-views = 保存したビュー
diff-pins = 固定した位置
diff-registry = 台帳

# In what way
how-added = 追加
how-removed = 削除
how-id-changed = IDの変更（同じ記録とみられるもの）
how-began = 開始
how-ended = 終了
how-partner = 新たな提携先
how-no-partner = 提携先でなくなったもの
how-renewed = 更新・延長
how-suspended = 休止・再開
how-renamed = 名称の変更
how-moved = 所在や地域の変更
how-tie-moved = 相手・種類・所在の変更
how-pin-moved = 位置の変更
how-dates = 日付の変更
how-claims = 出典や別の記載の変更
how-changed = その他の変更
how-order = 並び順の変更

# Facts
part-short = 略称
part-use = 名称の扱い
part-sort = 区分
part-seat = 所在・所属
part-region = 地域
part-visibility = 公開の範囲
part-class = 分類
part-event = 経緯
part-date = 日付
part-term = 期限
part-successor = 後継の提携
part-note = 注記
part-stage = 実施の状況
part-series = シリーズ
part-parts = 参加者
part-state-of = 記載の時点
part-seen = 確認した日
part-status = 確定の度合い
part-regions = 地域
part-countries = 国
part-activity = 対象の活動
part-part-of = 上位の項目
part-owner = 所管
part-text = 内容
part-lens = 条件
part-look = 印と線の見た目
part-background = 背景の種類
part-home = 台帳の主体
part-default-scheme = 開くときの地域区分
part-format-version = ファイル形式の版
part-position = 位置
part-order = 並び順
part-whole = 記録の内容

# On the command line
diff-backwards = { $last }は{ $first }より前の日付です。
diff-ending-hint = ファイル名の終わりを .html（印刷できる文書）、.md（Markdown）、.pdf、.png、.svg（図）、.csv、.json（表のデータ）のどれかにしてください。
help-diff = 2つの台帳の違い、または1つの台帳の2つの日付の間の変化を出す（違いがあれば終了コードは1）
help-diff-before = 前の台帳のファイル（builtin は内蔵の台帳）
help-diff-after = 後の台帳のファイル（builtin は内蔵の台帳）
help-diff-as-of = その日に有効な提携に関わる違いだけにする。--and とともに使うと、変化を見る期間の始まり
help-diff-and = 1つの台帳について、--as-of の日からこの日までの変化を出す
help-diff-out = 書き出すファイル。終わりが形式になる（.html、.md、.pdf、.png、.svg、.csv、.json）
help-diff-view = 図の表示（graph、map、map-atlantic、force）
help-diff-scheme = 図の地域区分（放射の扇形）
help-diff-theme = 図の見た目（light、dark、contrast）

# On the page
diff-head-record = 記録
diff-head-fact = 項目
diff-head-before = 変更前
diff-head-after = 変更後

# The picture
sign-added = 追加
sign-ended = 終了・削除
sign-changed = 変更
sign-same = 変化なし
sign-mark = { $mark }（{ $sign }）
sign-count = { $sign }（提携 { $ties }件、都市・機関 { $actors }）
diff-description = 提携 { $ties }件のうち、追加 { $added }件、終了・削除 { $ended }件、変更 { $changed }件
diff-view-bad = 表示「{ $view }」では違いを図にできません。

# Comparing in the window
command-compare = 前の台帳と比較…
command-compare-help = 別の台帳のファイルを選び、いまの台帳との違いを図と一覧で見ます。
command-changes = 変更の一覧
command-changes-help = 比較している台帳との違いを一覧で見ます。
command-export-changes = 変更を書き出す…
command-export-changes-help = 比較している台帳との違いを、文書（HTML、Markdown）か図（PDF、PNG、SVG）にします。
command-end-compare = 比較を終える
command-end-compare-help = 前の台帳との比較をやめ、いまの台帳だけを表示します。
reason-not-comparing = 比較している台帳がありません。
sheet-compare = 比べる台帳のファイル
sheet-changes = 変更を書き出す
compare = 比較する
write-changes = 書き出す
comparing-with = 「{ $file }」と比較しています
comparing-added = 追加 { $count }
comparing-ended = 終了・削除 { $count }
comparing-changed = 変更 { $count }
comparing-list = 一覧…
comparing-write = 書き出す…
changes-file-name = { $name }からの変更.html
notice-compared = 「{ $file }」と比較しています。
notice-not-compared = 「{ $file }」との比較は、別の台帳が開かれたため取りやめました。
