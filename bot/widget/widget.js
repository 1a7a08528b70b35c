/*
 * Passerelle: the assistant as one web component, for any municipal page. Two lines embed it:
 *
 *   <script src="https://assistant.example.org/widget/widget.js" defer></script>
 *   <passerelle-assistant municipality="victoriaville"></passerelle-assistant>
 *
 * Attributes: municipality (required), api (address of the assistant; empty: where this script comes from),
 * heading (title of the panel), open (present: opens with the page). A link to #assistant opens the panel;
 * with data-question="…", it also asks that question. Colours: the custom properties at the top of widget.css.
 *
 * It speaks only to the web channel (bot/channels/web.py), sends no cookie, and writes text as text:
 * never markup, inline style or evaluated code, so that it holds under a strict content security policy.
 */
(() => {
  "use strict";

  const SCRIPT_ADDRESS = document.currentScript.src;
  const MAX_CHARACTERS = 2000;
  const COUNTER_FROM = 1800;
  const TIMEOUT = 30000; // milliseconds before a silent server counts as a failed network
  const STARTING_PAUSE = 2000; // milliseconds between two tries while the assistant starts…
  const STARTING_TRIES = 45; // …so about a minute and a half in all: the time to load a model
  const WAITING_AFTER = 250; // milliseconds before « écrit… » is announced: quick answers do not flicker
  const KEPT_ITEMS = 200; // turns kept for a reload
  const FULL_SCREEN = "(max-width: 480px), (max-height: 480px)"; // the same as in widget.css
  const LINKS = ["http:", "https:", "tel:", "mailto:"];
  const FACE = /^([\u{1F600}-\u{1F64F}\u{1F910}-\u{1F92F}\u{1F970}-\u{1F97A}\u2639\u263A]\uFE0F?)\s*(.+)$/u;

  // Everything that a person reads, by language; \u00a0 is the non-breaking space of French punctuation.
  const WORDS = {
    fr: {
      launcher: "Poser une question",
      heading: "Assistant de la ville",
      program: "C’est un programme, pas une personne.",
      restart: "Recommencer",
      close: "Fermer l’assistant",
      history: "Conversation",
      you: "Vous\u00a0: ",
      assistant: "L’assistant\u00a0: ",
      choices: "Réponses proposées",
      label: "Votre message",
      send: "Envoyer",
      notice: "Ne donnez pas votre nom ni votre numéro. En danger\u00a0? Appelez le ",
      starting: "L’assistant démarre, un instant…",
      writing: "L’assistant écrit…",
      restarted: "Une nouvelle conversation commence.",
      expired: "La conversation a expiré. L’assistant en commence une nouvelle.",
      unsent: "Non envoyé",
      retry: "Réessayer",
      left: (count) => `${count} caractère${count > 1 ? "s" : ""} de plus possible${count > 1 ? "s" : ""}`,
      full: "Le message est trop long. Faites deux messages.",
      errors: {
        400: "L’assistant n’a pas pu lire ce message. Écrivez-le autrement.",
        413: "Le message est trop long. Faites deux messages.",
        429: "Il y a beaucoup de messages en ce moment. Attendez un peu, puis réessayez.",
        503: "L’assistant n’est pas prêt. Réessayez dans quelques minutes.",
        network: "Pas de réponse. Vérifiez votre connexion. Votre message n’est pas perdu.",
        other: "Un problème technique est arrivé. Votre message n’est pas perdu.",
      },
      newTab: " (nouvel onglet)",
      kinds: {
        service: "Service", provincial: "Partout au Québec", course: "Cours de français",
        event: "Activité", guide: "Guide",
      },
      facts: { address: "Adresse", phone: "Téléphone", hours: "Heures", schedule: "Horaire", url: "Site Web" },
      calendar: "Ajouter à mon calendrier",
      source: "Source\u00a0: ",
      undated: "date inconnue",
      months: ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
        "novembre", "décembre"],
      dated(year, month, day) {
        if (!month) return `information de ${year}`;
        const name = this.months[month - 1];
        if (day) return `information du ${day === 1 ? "1er" : day} ${name} ${year}`;
        return `information ${/^[ao]/.test(name) ? "d’" : "de "}${name} ${year}`;
      },
    },
  };

  // --- Small builders. Strings given as children become text nodes, never markup. ---

  const element = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value === true ? "" : value);
    }
    node.append(...children.filter((child) => child !== null));
    return node;
  };

  /** A drawing of one path, hidden from assistive technology: the words beside it say the same. */
  const icon = (path) => {
    const space = "http://www.w3.org/2000/svg";
    const drawing = document.createElementNS(space, "svg");
    drawing.setAttribute("viewBox", "0 0 24 24");
    drawing.setAttribute("aria-hidden", "true");
    drawing.append(document.createElementNS(space, "path"));
    drawing.firstChild.setAttribute("d", path);
    return drawing;
  };

  const ICONS = {
    talk: "M4 4h16a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2h-8l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z",
    restart: "M4 12a8 8 0 1 0 2.6-5.9M4 4v4.5h4.5",
    close: "M6 6l12 12M18 6L6 18",
  };

  /** The address as a link may carry it, or null when its scheme is not on the list. */
  const safeAddress = (value, base) => {
    try {
      const address = new URL(value, base);
      return LINKS.includes(address.protocol) ? address.href : null;
    } catch {
      return null;
    }
  };

  const domainOf = (address) => new URL(address).hostname.replace(/^www\./, "");

  /** A link to another site, in a new tab so that the conversation stays; plain text when it is not safe. */
  const outsideLink = (words, value, label, base) => {
    const href = value ? safeAddress(value, base) : null;
    if (!href) return label;
    return element("a", { href, target: "_blank", rel: "noopener noreferrer", class: "outside" },
      label, element("span", { class: "unseen" }, words.newTab));
  };

  /** The number to dial of « 819 555-0134, poste 2 » or « 811 (option 1) »; ten digits are given their +1. */
  const numberToDial = (phone) => {
    const start = phone.trim().replace(/^\((\d{3})\)/, "$1").match(/^\+?[\d\s.\u2010-\u2013-]*/)[0];
    const digits = start.replace(/\D/g, "");
    if (digits.length === 10) return `+1${digits}`;
    return digits.length > 10 ? `+${digits}` : digits;
  };

  /** « 8 h 30 » never breaks at the end of a line. */
  const unbrokenHours = (text) => text.replace(/(\d) h(?: (\d\d)\b)?/g, (_, hour, minutes) =>
    `${hour}\u00a0h${minutes ? `\u00a0${minutes}` : ""}`);

  /** « information du 3 novembre 2020 » from YYYY, YYYY-MM or YYYY-MM-DD; anything else is an unknown date. */
  const informationDate = (words, value) => {
    const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(value || "");
    return parts ? words.dated(parts[1], Number(parts[2] || 0), Number(parts[3] || 0)) : words.undated;
  };

  /** One paragraph a line; web addresses become links, everything else stays text. */
  const paragraphs = (words, text) => text.split(/\n+/).filter((line) => line.trim()).map((line) => {
    const paragraph = element("p");
    for (const piece of line.split(/(https?:\/\/[^\s<>"«»]*[^\s<>"«».,;:!?)\]])/)) {
      paragraph.append(/^https?:\/\//.test(piece) ? outsideLink(words, piece, piece) : piece);
    }
    return paragraph;
  });

  const cardElement = (words, card, base) => {
    const facts = element("dl");
    const addFact = (name, content) => {
      if (content) facts.append(element("div", {}, element("dt", {}, words.facts[name]), element("dd", {}, content)));
    };
    addFact("address", card.address && outsideLink(words, card.map_url, card.address, base));
    if (card.phone) {
      const number = numberToDial(card.phone);
      addFact("phone", number ? element("a", { href: `tel:${number}` }, card.phone) : card.phone);
    }
    addFact("hours", card.hours && unbrokenHours(card.hours));
    addFact("schedule", card.schedule && unbrokenHours(card.schedule));
    const site = card.url && safeAddress(card.url);
    addFact("url", site ? outsideLink(words, site, domainOf(site)) : card.url);

    const origin = card.source && safeAddress(card.source);
    const source = element("p", { class: "source" });
    if (card.source) {
      source.append(words.source, origin ? outsideLink(words, origin, domainOf(origin)) : card.source, ", ");
    }
    source.append(informationDate(words, card.source_date));

    const calendar = card.ics_url && safeAddress(card.ics_url, base);
    return element("article", { class: "card" },
      words.kinds[card.kind] ? element("p", { class: "kind" }, words.kinds[card.kind]) : null,
      element("h3", { dir: "auto" }, card.title),
      ...(card.text ? paragraphs(words, card.text) : []),
      facts.childElementCount ? facts : null,
      calendar ? element("p", {}, element("a", { href: calendar, download: true }, words.calendar)) : null,
      source);
  };

  /** The buttons of one answer; `press(index)` is called with the one chosen, `used` is it when already known. */
  const choicesElement = (words, item, press) => {
    const faces = item.buttons.filter((button) => FACE.test(button.title)).length > 1;
    const group = element("div", { role: "group", "aria-label": words.choices, class: faces ? "choices faces" : "choices" });
    item.buttons.forEach((button, index) => {
      const [, face, label] = FACE.exec(button.title) || [null, null, button.title];
      const choice = element("button",
        { type: "button", disabled: item.closed, class: item.used === index && "used", dir: "auto" },
        face ? element("span", { class: "face", "aria-hidden": "true" }, face) : null,
        element("span", {}, label));
      choice.addEventListener("click", () => press(index));
      group.append(choice);
    });
    return group;
  };

  // --- The web channel. ---

  class ChannelError extends Error {
    /** `status` is the HTTP status, or 0 when no answer came. */
    constructor(status) {
      super(`web channel: ${status}`);
      this.status = status;
    }
  }

  /** POST `body`, return the decoded answer. Waits while the assistant starts (503); raises ChannelError. */
  const post = async (address, body, token, onStarting) => {
    for (let tries = 1; ; tries += 1) {
      const abort = new AbortController();
      const timer = setTimeout(() => abort.abort(), TIMEOUT);
      try {
        const response = await fetch(address, {
          method: "POST",
          headers: { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) },
          body: JSON.stringify(body),
          credentials: "omit",
          cache: "no-store",
          signal: abort.signal,
        });
        if (response.ok) return await response.json();
        if (response.status !== 503 || tries === STARTING_TRIES) throw new ChannelError(response.status);
      } catch (error) {
        throw error instanceof ChannelError ? error : new ChannelError(0);
      } finally {
        clearTimeout(timer);
      }
      onStarting();
      await new Promise((resume) => setTimeout(resume, STARTING_PAUSE));
    }
  };

  // --- What stays in the browser: the conversation for this tab; the voice, after consent only, on the device. ---

  class Memory {
    constructor(municipality) {
      this.prefix = `passerelle-${municipality}-`;
      this.voiceKey = `passerelle-voice-${municipality}`;
    }

    /** Storage may be full or forbidden by the browser: the conversation then goes on without it. */
    #try(action) {
      try {
        return action();
      } catch {
        return null;
      }
    }

    read(name) {
      return this.#try(() => JSON.parse(sessionStorage.getItem(this.prefix + name)));
    }

    write(name, value) {
      this.#try(() => sessionStorage.setItem(this.prefix + name, JSON.stringify(value)));
    }

    get voice() {
      return this.#try(() => localStorage.getItem(this.voiceKey));
    }

    set voice(value) {
      this.#try(() => (value ? localStorage.setItem(this.voiceKey, value) : localStorage.removeItem(this.voiceKey)));
    }
  }

  // --- The component. ---

  class PasserelleAssistant extends HTMLElement {
    #busy = false;
    #conversation = 0; // grows at « Recommencer »: an answer to the former conversation is then dropped
    #items = []; // what was said: {who: "person" | "assistant" | "note", …}, as kept in memory
    #opener = null;
    #parts = null;
    #starting = Promise.resolve();
    #token = null;

    connectedCallback() {
      if (!this.#parts) this.#build();
      this.fullScreen = matchMedia(FULL_SCREEN);
      this.fullScreen.addEventListener("change", this);
      document.addEventListener("click", this);
      window.addEventListener("hashchange", this);
      window.visualViewport?.addEventListener("resize", this);
    }

    disconnectedCallback() {
      this.fullScreen.removeEventListener("change", this);
      document.removeEventListener("click", this);
      window.removeEventListener("hashchange", this);
      window.visualViewport?.removeEventListener("resize", this);
    }

    /** Events of the page around the panel. */
    handleEvent(event) {
      if (event.type === "click") {
        const link = event.target instanceof Element && event.target.closest('a[href="#assistant"]');
        if (!link) return;
        this.open();
        if (link.dataset.question) this.ask(link.dataset.question);
      } else if (event.type === "hashchange") {
        if (location.hash === "#assistant") this.open();
      } else if (event.type === "resize") {
        // An on-screen keyboard shrinks only the visual viewport: keep the message box above it. So does pinching.
        const { height, scale } = window.visualViewport;
        if (scale === 1) this.#parts.panel.style.setProperty("--visible-height", `${height}px`);
      } else if (this.#parts.panel.open) {
        const focused = this.shadowRoot.activeElement;
        this.#show();
        focused?.focus();
      }
    }

    #build() {
      const municipality = this.getAttribute("municipality") || "";
      this.lang ||= "fr";
      this.words = WORDS[this.lang] || WORDS.fr;
      this.base = new URL(this.getAttribute("api")?.replace(/\/*$/, "/") || "..", SCRIPT_ADDRESS).href;
      this.municipality = municipality;
      this.memory = new Memory(municipality);
      const words = this.words;

      const launcher = element("button",
        { type: "button", class: "launcher", "aria-haspopup": "dialog", "aria-expanded": "false", "aria-controls": "panel" },
        icon(ICONS.talk), element("span", {}, words.launcher));
      const restart = element("button", { type: "button", class: "plain" },
        icon(ICONS.restart), element("span", {}, words.restart));
      const close = element("button", { type: "button", class: "plain", "aria-label": words.close }, icon(ICONS.close));
      const title = element("h2", { id: "title", tabindex: "-1" }, this.getAttribute("heading") || words.heading);
      const list = element("ul");
      const log = element("div",
        { role: "log", "aria-live": "polite", "aria-label": words.history, tabindex: "0", class: "log" }, list);
      const status = element("p", { role: "status", class: "status" });
      const alert = element("div", { role: "alert", class: "alert" });
      const box = element("textarea", {
        id: "box", rows: "1", maxlength: MAX_CHARACTERS, dir: "auto", enterkeyhint: "send", autocomplete: "off",
        "aria-describedby": "counter notice",
      });
      const counter = element("p", { id: "counter", class: "counter" });
      const form = element("form", {},
        element("label", { for: "box" }, words.label),
        element("div", { class: "row" }, box, element("button", { type: "submit", class: "send" }, words.send)),
        counter,
        element("p", { id: "notice", class: "notice" }, words.notice, element("a", { href: "tel:911" }, "911"), "."));
      const panel = element("dialog", { id: "panel", "aria-labelledby": "title program", class: "panel" },
        element("div", { class: "top" }, title, close, element("p", { id: "program" }, words.program), restart),
        element("div", { class: "said" }, log, status), alert, form);
      const root = element("div", { class: "root", hidden: true, lang: this.lang }, launcher, panel);
      const style = element("link", { rel: "stylesheet", href: new URL("widget.css", SCRIPT_ADDRESS).href });
      this.#parts = { launcher, title, list, log, status, alert, box, counter, panel, root };
      // Nothing shows before its style is there (or is known to be missing: then plain, but usable).
      this.styled = new Promise((resolve) => {
        style.addEventListener("load", resolve);
        style.addEventListener("error", resolve);
      });
      this.attachShadow({ mode: "open" }).append(style, root);

      launcher.addEventListener("click", () => this.open());
      close.addEventListener("click", () => this.close());
      restart.addEventListener("click", () => this.restart());
      panel.addEventListener("cancel", (event) => {
        event.preventDefault();
        this.close();
      });
      panel.addEventListener("keydown", (event) => {
        if (event.key === "Escape" && !event.isComposing) this.close();
      });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.#submit();
      });
      box.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        this.#submit();
      });
      box.addEventListener("input", () => this.#measure());
      this.#resume();
    }

    /** After a reload: the conversation of this tab, its draft, and whether the panel was open. */
    async #resume() {
      const { box, log } = this.#parts;
      this.#token = this.memory.read("token");
      const items = this.memory.read("items") || [];
      box.value = this.memory.read("draft") || "";
      this.#measure();
      log.setAttribute("aria-busy", "true"); // what was already heard is not announced again
      for (const item of items) {
        if (item.state === "pending") item.state = "failed";
        this.#add(item);
      }
      log.removeAttribute("aria-busy");
      await this.styled;
      this.#parts.root.hidden = false;
      const wasOpen = this.memory.read("open");
      if (location.hash === "#assistant") this.open();
      else if (wasOpen ?? this.hasAttribute("open")) this.open({ focus: false });
      const last = this.#items.at(-1);
      if (last?.state === "failed") this.#complain(new ChannelError(0), () => this.#exchange(last));
    }

    /** Open the panel; `focus` false when nobody asked (with the page, after a reload): focus then stays where it is. */
    async open({ focus = true } = {}) {
      await this.styled;
      const { box, launcher, panel, title } = this.#parts;
      if (!panel.open) {
        this.#opener = document.activeElement === this ? launcher : document.activeElement;
        launcher.hidden = true;
        launcher.setAttribute("aria-expanded", "true");
        this.#show();
        this.#items.at(-1)?.node.scrollIntoView({ block: "end", behavior: "instant" });
        this.memory.write("open", true);
      }
      // On a phone the keyboard would hide the greeting: the title takes the focus, not the message box.
      if (this.fullScreen.matches) title.focus();
      else if (focus) box.focus();
      if (!this.#token && !this.#items.length && !this.#busy) this.#starting = this.#start();
    }

    close() {
      const { launcher, panel } = this.#parts;
      if (!panel.open) return;
      const held = this.shadowRoot.activeElement;
      panel.close();
      launcher.hidden = false;
      launcher.setAttribute("aria-expanded", "false");
      this.memory.write("open", false);
      if (location.hash === "#assistant") history.replaceState(history.state, "", location.pathname + location.search);
      const isElsewhere = this.#opener && this.#opener !== document.body && this.#opener.isConnected;
      if (held) (isElsewhere ? this.#opener : launcher).focus();
    }

    /** Ask `question` as if the person had typed it. */
    async ask(question) {
      await this.open();
      await this.#starting;
      await this.#exchange({ who: "person", text: question });
    }

    /** A new conversation: what was said leaves the screen and the browser. */
    restart() {
      this.#conversation += 1;
      this.#busy = false;
      this.#token = null;
      this.#items = [];
      this.#parts.list.replaceChildren();
      this.#complain(null);
      this.#save();
      this.#starting = this.#start(this.words.restarted);
      if (!this.fullScreen.matches) this.#parts.box.focus();
    }

    /** Beside the page on a wide screen; over the whole of it on a phone, where the page behind is then inert. */
    #show() {
      const { panel } = this.#parts;
      if (panel.open) panel.close();
      if (this.fullScreen.matches) panel.showModal();
      else panel.setAttribute("open", ""); // unlike show(), moves no focus
    }

    #submit() {
      const { box } = this.#parts;
      const text = box.value.trim();
      if (!text || this.#busy) return;
      box.value = "";
      this.#measure();
      this.#exchange({ who: "person", text });
    }

    #press(item, index) {
      if (this.#busy) return;
      item.used = index;
      this.#closeChoices([item]);
      const { title, payload } = item.buttons[index];
      const said = { who: "person", text: title, payload };
      this.#exchange(said);
      // The pressed button is now disabled: focus goes to its echo, so that Tab leads to the answer.
      said.node.focus();
    }

    /** Begin a session and show its greeting. */
    #start(announcement = "") {
      return this.#work(() => this.#openSession(), (answer) => this.#receive(answer), () => this.#start(), announcement);
    }

    /** Send what the person said, then show the answer. Nothing is lost on failure: it can be sent again. */
    #exchange(item) {
      if (this.#busy) return Promise.resolve();
      item.state = "pending";
      if (item.node) item.node.classList.remove("failed");
      else this.#add(item);
      item.node.scrollIntoView({ block: "end" });
      this.#save();
      return this.#work(() => this.#send(item), (answer) => {
        item.state = "sent";
        this.#receive(answer);
      }, () => this.#exchange(item), "", item);
    }

    /** Run one request: waiting line before, `receive` after, or the alert with `again` behind its button. */
    async #work(request, receive, again, announcement = "", item = null) {
      const conversation = this.#conversation;
      this.#busy = true;
      this.#complain(null);
      this.#say(announcement);
      const timer = setTimeout(() => this.#say(this.words.writing, true), WAITING_AFTER);
      let failure = null;
      let answer = null;
      try {
        answer = await request();
      } catch (error) {
        if (!(error instanceof ChannelError)) throw error;
        failure = error;
      } finally {
        clearTimeout(timer);
      }
      if (conversation !== this.#conversation) return;
      this.#busy = false;
      this.#say("");
      if (!failure) {
        receive(answer);
        return;
      }
      if (item) this.#markUnsent(item, failure);
      this.#complain(failure, again);
    }

    async #openSession() {
      const conversation = this.#conversation;
      const voice = this.memory.voice;
      const answer = await this.#post("sessions", {
        municipality: this.municipality,
        lang: this.lang,
        page: location.origin + location.pathname,
        ...(voice && { voice }),
      });
      if (conversation !== this.#conversation) throw new ChannelError(0); // dropped: there is a newer one
      this.#token = answer.token;
      return answer;
    }

    async #send(item) {
      const body = () => (item.payload ? { payload: item.payload } : { text: item.text });
      if (!this.#token) await this.#openSession();
      try {
        return await this.#post("messages", body(), this.#token);
      } catch (error) {
        if (error.status !== 401) throw error;
      }
      // The session has expired. Its buttons die with it: what was pressed is said again in words.
      await this.#openSession();
      item.payload = null;
      this.#closeChoices(this.#items);
      this.#add({ who: "note", text: this.words.expired });
      return this.#post("messages", body(), this.#token);
    }

    #post(door, body, token) {
      return post(`${this.base}webhooks/web/${door}`, body, token, () => this.#say(this.words.starting, true));
    }

    #receive(answer) {
      // Beside the messages, a voice is to be kept (after consent), null to be forgotten.
      if ("voice" in answer) this.memory.voice = answer.voice;
      const before = this.#items.length;
      for (const { text, lang, buttons, cards } of answer.messages) {
        this.#add({ who: "assistant", text, lang, buttons: buttons || [], cards: cards || [] });
      }
      this.#save();
      // The question comes to the top, so that a long answer is read from its beginning.
      if (before) this.#items[before - 1].node.scrollIntoView({ block: "start" });
    }

    /** Put one more thing said at the end of the history. */
    #add(item) {
      const { words } = this;
      const { list } = this.#parts;
      const content = element("div", { class: "bubble", dir: "auto", lang: item.lang },
        ...paragraphs(words, item.text || ""));
      const node = element("li", { class: item.who, tabindex: item.who === "person" ? "-1" : null });
      if (item.who !== "note") {
        node.append(element("span", { class: "unseen" }, item.who === "person" ? words.you : words.assistant));
      }
      if (content.childElementCount) node.append(content);
      for (const card of item.cards || []) node.append(cardElement(words, card, this.base));
      if (item.buttons?.length) node.append(choicesElement(words, item, (index) => this.#press(item, index)));
      if (item.who === "person") node.append(element("p", { class: "unsent" }, words.unsent));
      if (item.state === "failed") node.classList.add("failed");
      // Not enumerable: the element stays out of what is kept in memory.
      Object.defineProperty(item, "node", { value: node, configurable: true });
      this.#items.push(item);
      list.append(node);
    }

    #closeChoices(items) {
      for (const item of items) {
        if (!item.buttons) continue;
        item.closed = true;
        item.node.querySelectorAll(".choices button").forEach((button, index) => {
          button.disabled = true;
          button.classList.toggle("used", index === item.used);
        });
      }
      this.#save();
    }

    /** A message that the server refuses for what it is goes back to the box, to be corrected there. */
    #markUnsent(item, failure) {
      const { box } = this.#parts;
      item.state = "failed";
      item.node.classList.add("failed");
      if ([400, 413].includes(failure.status) && !item.payload && !box.value) {
        this.#items = this.#items.filter((other) => other !== item);
        item.node.remove();
        box.value = item.text;
        this.#measure();
      }
      this.#save();
    }

    /** Show `failure` in plain words with a button that tries again; null clears it. */
    #complain(failure, again) {
      const { alert, box, title } = this.#parts;
      alert.replaceChildren();
      if (!failure) return;
      const { errors, retry } = this.words;
      // Refused before anything was said: the page is badly set (an unknown town), no message is at fault.
      const status = failure.status === 400 && !this.#items.length ? 500 : failure.status;
      alert.append(element("p", {}, errors[status || "network"] || errors.other));
      if ([400, 413].includes(status)) return;
      const button = element("button", { type: "button" }, retry);
      button.addEventListener("click", () => {
        again();
        (this.fullScreen.matches ? title : box).focus(); // the button is gone
      });
      alert.append(button);
      this.#items.at(-1)?.node.scrollIntoView({ block: "end" });
    }

    #say(text, isWaiting = false) {
      const { status } = this.#parts;
      status.textContent = text;
      status.classList.toggle("waiting", isWaiting);
    }

    /** The counter near the limit; the draft is kept for a reload. */
    #measure() {
      const { box, counter } = this.#parts;
      const left = MAX_CHARACTERS - box.value.length;
      counter.textContent = box.value.length >= COUNTER_FROM ? this.words.left(left) : "";
      if (left <= 0) this.#say(this.words.full);
      this.memory.write("draft", box.value);
    }

    #save() {
      this.memory.write("token", this.#token);
      this.memory.write("items", this.#items.slice(-KEPT_ITEMS));
    }
  }

  customElements.define("passerelle-assistant", PasserelleAssistant);
})();
