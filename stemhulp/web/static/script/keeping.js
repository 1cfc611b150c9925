/* Where answers stay: in this tab until it closes or they are wiped, or on this device for who asks
   for that. Besides, in the tab: the code of a shared result that was opened, where one was on the
   page of a result, and whether one likes a long list. Nothing is sent. */

/* exported keeping */
"use strict";

const keeping = (function () {
  const PREFIX = "stemhulp:";

  // A browser may refuse to store anything; then nothing is kept and everything else works.
  function on(name, work) {
    try {
      return work(window[name]);
    } catch {
      return null;
    }
  }

  function remove(name, isWanted) {
    return on(name, (store) => {
      const keys = Object.keys(store).filter((key) => key.startsWith(PREFIX) && isWanted(key.slice(PREFIX.length)));
      const count = keys.filter((key) => store.getItem(key)).length;
      keys.forEach((key) => store.removeItem(key));
      return count;
    });
  }

  // One thing in the tab: read, or written first.
  function item(name, text) {
    return on("sessionStorage", (store) => {
      if (text) store.setItem(name, text);
      else if (text !== undefined) store.removeItem(name);
      return store.getItem(name) || "";
    });
  }

  // A name used to end in the version of the tables. Answers belong to statements: they come along.
  function adopt(name, key) {
    on(name, (store) => {
      const [old] = Object.keys(store).filter((other) => other.split(":")[1] === key.split(":")[0] && /:[0-9a-f]{8}$/.test(other));
      if (!old || store.getItem(PREFIX + key) !== null) return;
      store.setItem(PREFIX + key, store.getItem(old));
      store.removeItem(old);
    });
  }

  return {
    // The answers as fields of a form (null: never kept; empty: wiped), and whether they are on the device.
    read(key) {
      const [device, tab] = ["localStorage", "sessionStorage"].map((name) => on(name, (store) => store.getItem(PREFIX + key)));
      return [device || tab, Boolean(device)];
    },

    // What another tab keeps on the device is not ours to remove.
    write(key, fields, isOnDevice) {
      if (isOnDevice) remove("sessionStorage", (other) => other === key);
      on(isOnDevice ? "localStorage" : "sessionStorage", (store) => {
        if (fields || store.getItem(PREFIX + key) !== null) store.setItem(PREFIX + key, fields);
      });
    },

    leaveDevice(key) {
      remove("localStorage", (other) => other === key);
    },

    // Who goes back to a page must not find there what was wiped: that the tab is empty is known too.
    wipe(key) {
      remove("localStorage", (other) => other === key);
      on("sessionStorage", (store) => store.setItem(PREFIX + key, ""));
    },

    isKey: (name, key) => name === PREFIX + key,

    // Answers to the same election with other options fit nothing any more.
    dropOlder(key) {
      ["sessionStorage", "localStorage"].forEach((name) => adopt(name, key));
      const isOlder = (other) => other !== key && other.split(":")[0] === key.split(":")[0];
      return Boolean(remove("sessionStorage", isOlder) + remove("localStorage", isOlder));
    },

    // How somebody likes to see the list; it says nothing about the answers.
    list(choice) {
      return Boolean(item("stemhulp-list", choice === undefined ? choice : choice ? "1" : ""));
    },

    // The code of a result that somebody else shared.
    shared: (code) => item("stemhulp-shared", code),

    // Where one was on the page of a result.
    place: (text) => item("stemhulp-place", text),

    // Everything about a result, in the tab and on the device.
    forget(key) {
      this.wipe(key);
      ["shared", "place"].forEach((name) => this[name](""));
    },

    isOnDevice() {
      return Boolean(on("localStorage", (store) => Object.keys(store).some((key) => key.startsWith(PREFIX))));
    },
  };
})();
