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
unknown-visibility = 公開の区分「{ $word }」はありません。
unknown-view = 保存したビュー「{ $word }」はありません。

# Help of the command line
help-saved = 保存したビューから始める（kizuna list views で一覧）
help-actor-kind = 相手の区分（都市、港、海外事務所など。繰り返せる）
help-visibility = 公開の記録だけ、または内部限りの記録だけ（public、internal）
help-steps = --actor からいくつ先までたどるか（1、2、3。本拠の都市の先へは進まない）
help-min-ties = 相手ごとの提携の数がこれ以上のもの

# Saved views
column-lens = 条件
