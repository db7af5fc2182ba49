# Conditions, beside those that are names
visibility-public = 公開
visibility-internal = 内部限り
condition-least-ties = 提携 { $count }件以上
condition-steps = { $name }から{ $steps }つ先まで
facet-kinds = 種類の条件すべて
facet-classes = 分類の条件すべて
facet-sorts = 相手の区分の条件すべて
facet-places = 地域・国の条件すべて
facet-themes = テーマの条件すべて
facet-statuses = 状態の条件すべて
facet-actors = 選んだ都市・機関すべて
phrase-open-quote = 引用符が閉じていません：{ $text }

# What was not understood
unknown-actor-kind = 相手の区分「{ $word }」はありません。
unknown-visibility = 「{ $word }」は公開の区分ではありません。
unknown-view = 保存したビュー「{ $word }」はありません。

# Help of the command line
help-saved = 保存したビューから始める（kizuna list views で一覧）。ほかに付けた条件が優先
help-actor-kind = 相手の区分（都市、港、海外事務所など。繰り返せる）
help-visibility = 公開の記録だけ、または内部限りの記録だけ（public、internal）
help-steps = --actor からいくつ先までたどるか（1、2、3。本拠の都市の先へは進まない）
help-min-ties = 相手ごとの提携の数がこれ以上のもの

# Saved views
column-lens = 条件

# Filters of partners
filter-all-regions = この区分の全地域
filter-actors = 選んだ都市・機関
filter-steps = どこまで見るか
filter-steps-choice = { $steps ->
    [1] 直接
   *[other] { $steps }つ先
}
filter-steps-help = 本拠の都市の先へは進みません。
filter-sorts = 相手の区分
filter-least-head = 提携の数
filter-least-any = 問わない
filter-least = { $count }件以上
filter-least-help = ほかの条件で残る提携がこの件数以上ある相手
filter-least-more = 必要な件数を増やす
filter-least-fewer = 必要な件数を減らす
filter-least-counts = 各項目の件数は、その項目だけを選んだときに残る数です。合計しても、表示中の数に足りないことがあります。
filter-visibility = 公開の区分

# Saved views in the window
command-save-view = このビューを保存…
command-save-view-help = いまの期間と条件に名前を付けて、いつでも開けるようにします。
command-views = ビューを整理…
command-views-help = 保存したビューの名前、条件、並び順を変えます。
views-head = 保存したビュー
view-save-head = このビューを保存
view-picker = 保存したビュー
view-none = ビューを選ぶ
view-help = 名前を付けて保存した期間と条件
view-empty = 保存したビューはまだありません。
view-shows = { $what }
view-name-ja = 名前（日本語）
view-name-en = 名前（英語。空欄なら日本語と同じ）
view-follows = 今日の日付に合わせて動かす
view-replaces = 「{ $name }」の条件を置き換えます。
view-open = 「{ $name }」を開く
view-remove = 「{ $name }」を削除
view-up = 「{ $name }」を上へ
view-down = 「{ $name }」を下へ
view-rename = 名前を変更
view-rename-name = 「{ $name }」の名前を変更
view-update = いまの条件にする
view-update-name = 「{ $name }」をいまの条件にする
view-update-help = このビューの条件を、いま画面に出ている期間と条件に置き換える
menu-views = 保存したビュー
command-open-view = ビュー：{ $name }
command-open-view-help = 保存した期間と条件で表示します。
view-name = { $name }
reason-most-panes = 並べられる図は三つまでです。
reason-one-pane = 図を並べているときだけ使えます。
reason-no-trail = 中心を移した後だけ使えます。
reason-no-range = 期間を選んでいるときだけ使えます。
phrase-nested = 保存したビューを別のビューから始めることはできません。
view-unreadable = ビュー「{ $view }」：{ $why }
steps-need-actor = --steps は --actor と一緒に使います。
date-meant = { $date }でしょうか。
views-take-no-lens = ビューの一覧に条件は付けられません。
view-internal = 内部限りのビューにする
view-moving = 今日の日付に合わせて動く
view-replace = 置き換える
notice-view-saved = ビューを追加しました（台帳の保存はまだです）。
notice-view-changed = ビューを変更しました（台帳の保存はまだです）。
