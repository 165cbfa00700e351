/** Words of the ledger of escalation, on a project's page and in its dialogs. */
export const orderWords = {
  "order.ledger": ["督办台账", "Supervision"],
  "order.none": ["没有督办事项：连续红灯达到规定月数时由亮灯自动产生。", "Nothing to supervise: entries come with lights that stay red."],
  "order.sentence": ["共 {n} 项督办，未办结 {open} 项，其中逾期未答复 {late} 项。", "{n} entries, {open} of them not closed; the answer is overdue in {late}."],
  "order.letter": ["函件", "Letter"],
  "order.outcome": ["办理结果", "What came of it"],
  "order.issue": ["发出{step}", "Issue: {step}"],
  "order.issueButton": ["发出", "Issue"],
  "order.dueIfEmpty": ["不填即按规则集规定的天数", "By the days of the rule set if left empty"],
  "order.close": ["办结{step}", "Close: {step}"],
  "order.closeButton": ["办结", "Close it"],
  "order.outcomeHint": ["写明整改是否到位，将与台账一并保存", "Say whether it was put right; it is kept with the entry"],
  "order.neverIssued": ["尚未发出。办结后不再发出。", "This was never issued, and will not be once it is closed."],
  "order.neverAnswered": ["对方尚未答复。办结后不能再答复。", "There is no answer yet, and none can be given once it is closed."],
  "order.exitIsElsewhere": ["办结只了结这项建议；项目调出另由两人在项目库办理。", "This closes the proposal only; the exit itself is done in the library, by two persons."],
  "order.answeredLate": ["逾期答复", "answered late"],
} as const;
