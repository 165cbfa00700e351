/** Words of whatever is done in the cockpit. */
export const actionWords = {
  "action.sending": ["正在提交，请勿关闭…", "Submitting, please keep this open…"],
  "action.cancel": ["取消", "Cancel"],
  "action.close": ["关闭", "Close"],
  "action.done": ["{title}：服务器已确认（{at}）", "{title}: confirmed by the server ({at})"],
  "action.required": ["请填写", "Please fill this in"],
  "action.optional": ["选填", "optional"],
  "action.choose": ["请选择", "Please choose"],
  "action.faults": ["有 {n} 处需要更正，未作任何改动。", "{n} entries need correction. Nothing was changed."],
  "action.overtaken": ["他人已先作更改，本次未作任何改动。请看过最新情况再决定。", "Somebody else changed it first and nothing of yours was done. Look at it again before you decide."],
  "action.lookAgain": ["查看最新情况", "Look at it again"],
  "action.unknown": ["尚不知道是否已办成。再次提交是安全的：同一请求只会办理一次。", "It is not known whether this was done. Submitting again is safe: the same request is carried out once only."],
  "action.reused": ["先前以其他内容的提交已经办成，请先查看最新情况。", "What you submitted before, with other entries, was carried out. Look at it before you go on."],
  "action.preview": ["预览", "Preview"],
  "action.previewFirst": ["填好后先预览，再提交。", "Fill this in and preview it; then submit."],
  "action.kept": ["已恢复您先前未提交的内容。", "What you had not submitted was kept and is here again."],
} as const;
