"""Looking for words that are broken off, in any browser."""

from __future__ import annotations

# Words that go on in the next line without a hyphen.
BROKEN = """() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        // an address in a citation may break
        if (node.parentElement.closest('.hidden, svg, code, cite')) continue;
        for (const word of node.data.matchAll(/[\\p{L}\\p{N}()%]{2,}/gu)) {
            const range = document.createRange();
            range.setStart(node, word.index);
            range.setEnd(node, word.index + word[0].length);
            const lines = [...range.getClientRects()].map((box) => Math.round(box.top));
            if (new Set(lines).size > 1) found.push(word[0]);
        }
    }
    return found;
}"""
