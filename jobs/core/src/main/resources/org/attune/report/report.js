(function () {
  "use strict";
  var button = document.getElementById("copy-methods");
  var text = document.getElementById("methods-text");
  var done = document.getElementById("copy-done");
  function say(copied) {
    done.textContent = copied ? "Copied." : "Selected: copy it with your keyboard.";
  }
  function bySelection() {
    var range = document.createRange();
    range.selectNodeContents(text);
    var selection = window.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    var copied = false;
    try {
      copied = document.execCommand("copy");
    } catch (refused) {
      copied = false;
    }
    say(copied);
  }
  button.addEventListener("click", function () {
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text.textContent).then(function () { say(true); }, bySelection);
    } else {
      bySelection();
    }
  });
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(function (part) { part.open = true; });
  });
}());
