# The interactive page
page-skip = 図へ移る
page-noscript = この図を動かすには、ブラウザーの JavaScript を有効にしてください。
page-print = 印刷
page-theme-system = 端末に合わせる
page-back-kinds = まとめて表示
page-list = 一覧
page-count = 提携 { $ties }件{ $possible ->
    [0] {""}
   *[other] （うち不確か { $possible }件）
}
page-shown = { $time }：{ $count }、都市・機関 { $actors }
page-search-hint = 名称・旧称・読みで検索（おでさ、odesa…）
page-search-found = { $count }件が見つかりました。上下の矢印キーで選び、Enter で開きます。
page-row = { $name }、{ $count }件
page-mark = { $name } · { $kind } · 提携 { $ties }件
page-axis = 時間軸。左右の矢印キーで一年、PageUp と PageDown で十年動きます。
page-empty-hint = 時点を変えるか、絞り込みを解除してください。
page-empty-all = 全期間を表示
page-hint-mark = 印か線をクリックすると、経緯と出典が出ます。
page-hint-move = ドラッグで移動、ホイールか ＋ − 0 のキーで拡大・縮小・全体表示します。
page-hint-keys = 図では矢印キーで印を移り、Enter で選び、Esc で解除します。Shift と矢印キーで図を動かします。
page-hint-time = 下の軸を動かすと、その日に有効な提携が出ます。
page-made = Kizuna { $version } で作成（{ $day }）
page-map-credit = 世界地図：Natural Earth（パブリックドメイン）
page-list-name = いま表示している提携の一覧
page-view-bad = ページは graph、map、map-atlantic のどれかで始まります。
page-sources = 出典：{ $sources }
page-empty-never = 書き出したときの条件に合うものがありませんでした。

# Briefings as a page
page-contents = 目次
page-to-text = 本文へ移る
