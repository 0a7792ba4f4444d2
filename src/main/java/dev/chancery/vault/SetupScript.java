package dev.chancery.vault;

import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultPlan;
import dev.chancery.domain.VaultStep;
import tools.jackson.databind.json.JsonMapper;

/// A plan as a Bash script for people who would rather run it themselves, with curl and jq.
///
/// What is there already is left as it is and said, so that it can be run again. It holds no secret: the token comes from
/// the environment, and the secret id is not made by it.
public final class SetupScript {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final StringBuilder text = new StringBuilder();

    private SetupScript() {}

    public static String of(VaultPlan plan) {
        var script = new SetupScript();
        script.text.append(HEAD.replace("@ADDRESS@", quoted(plan.place().base().toString()))
                .replace("@NAMESPACE@", quoted(plan.place().namespace().orElse(""))));
        plan.steps().forEach(script::step);
        script.end(plan);
        return script.text.toString();
    }

    private void step(VaultStep step) {
        switch (step) {
            case VaultStep.Mount(var path, _) -> make(step, "mount", "has_mount " + quoted(path.value()));
            case VaultStep.Root(var mount, _, _, _) -> make(step, "root at", "has_authority " + quoted(mount.value()));
            case VaultStep.Issuing issuing -> issuing(issuing);
            case VaultStep.Urls(var mount, _) -> make(step, "addresses of", "has_urls " + quoted(mount.value()));
            case VaultStep.Role _ -> make(step, "role", "has " + quoted(SetupBody.path(step)));
            case VaultStep.Policy _ -> make(step, "policy", "has " + quoted(SetupBody.path(step)));
            case VaultStep.Login(var path) -> make(step, "sign-in at", "has_login " + quoted(path.value()));
            case VaultStep.AppRole _ -> make(step, "login", "has " + quoted(SetupBody.path(step)));
        }
    }

    /// The document is quoted, so that the shell takes nothing in it for its own; JSON is one line and never the word that
    /// ends it.
    private void make(VaultStep step, String what, String test) {
        text.append("\nif %s; then\n  kept %s\nelse\n  write %s <<'JSON'\n%s\nJSON\n  made %2$s\nfi\n".formatted(test,
                quoted(what + " " + step.object()), quoted(SetupBody.path(step)), JSON.writeValueAsString(SetupBody.of(step))));
    }

    private void issuing(VaultStep.Issuing step) {
        var mount = quoted(step.mount().value());
        var what = quoted("issuing authority at " + step.mount());
        text.append("\nif has_authority %s; then\n  kept %s\nelse\n".formatted(mount, what));
        switch (step.signer()) {
            case VaultStep.Signer.AtVault(var root) -> signedThere(step, root);
            case VaultStep.Signer.Ours(_, var name) -> signedHere(step, name);
        }
        text.append("  made %s\nfi\n".formatted(what));
    }

    private void request(VaultStep.Issuing step) {
        text.append("  write %s <<'JSON'\n%s\nJSON\n".formatted(quoted(SetupBody.path(step)),
                JSON.writeValueAsString(SetupBody.of(step))));
    }

    private void signedThere(VaultStep.Issuing step, VaultPath root) {
        request(step);
        text.append("""
                  csr=$(jq -e .data.csr <<<"$reply")
                  jq --argjson csr "$csr" '. + {csr: $csr}' <<'JSON' >"$work/sign"
                %s
                JSON
                  write %s <"$work/sign"
                  jq '{certificate: (.data.certificate + "\\n" + .data.issuing_ca)}' <<<"$reply" >"$work/signed"
                  write %s <"$work/signed"
                """.formatted(JSON.writeValueAsString(SetupBody.signing(step)), quoted(root + "/root/sign-intermediate"),
                quoted(step.mount() + "/intermediate/set-signed")));
    }

    /// In two runs: the first writes the request to a file, the second takes what our root has made of it.
    private void signedHere(VaultStep.Issuing step, String root) {
        var file = step.mount().value().replace('/', '_');
        text.append("  if [ ! -s %s ]; then\n    if [ ! -s %s ]; then\n".formatted(quoted(file + ".crt"), quoted(file + ".csr")));
        request(step);
        text.append("""
                      jq -er .data.csr <<<"$reply" >%1$s
                    fi
                    printf 'Sign %%s with the authority %%s, put the chain into %%s and run this again.\\n' %1$s %2$s %3$s
                    printf '  chancery vault sign --ca %%q --ttl %%q --out %%q %%q\\n' %2$s %4$s %3$s %1$s
                    exit 3
                  fi
                  jq --raw-input --slurp '{certificate: .}' %3$s >"$work/signed"
                  write %5$s <"$work/signed"
                """.formatted(quoted(file + ".csr"), quoted(root), quoted(file + ".crt"), quoted(step.life().toString()),
                quoted(step.mount() + "/intermediate/set-signed")));
    }

    private void end(VaultPlan plan) {
        var login = "auth/" + plan.access().path() + "/role/" + plan.access().name();
        text.append("""

                call GET %1$s
                printf 'role id: %%s\\n' "$(jq -r .data.role_id <<<"$reply")"
                printf 'The secret id is made when it is needed, and shown once:\\n'
                printf '  vault write -f -field=secret_id %%s\\n' %2$s
                """.formatted(quoted(login + "/role-id"), quoted(login + "/secret-id")));
    }

    /// The text as one word of the shell, whatever is in it.
    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static final String HEAD = """
            #!/usr/bin/env bash
            # Sets up a PKI on a Vault or OpenBao server, with curl and jq. What is there already stays as it is, so that
            # this can be run again. Needs VAULT_TOKEN, of somebody who may set this up; for a private CA set VAULT_CACERT.
            # shellcheck disable=SC2016 # A name with a dollar sign is a name: nothing in it is to be expanded.
            set -euo pipefail
            umask 077

            export VAULT_ADDR=${VAULT_ADDR:-@ADDRESS@}
            namespace=${VAULT_NAMESPACE:-@NAMESPACE@}
            : "${VAULT_TOKEN:?set it to a token that may set up a PKI}"
            for program in curl jq; do
              command -v "$program" >/dev/null || { printf '%s is not installed\\n' "$program" >&2; exit 1; }
            done
            work=$(mktemp -d)
            trap 'rm -rf "$work"' EXIT
            reply='' status=''

            # The token travels in a file that only curl sees, never as an argument.
            headers() {
              printf 'X-Vault-Token: %s\\nX-Vault-Request: true\\n' "$VAULT_TOKEN"
              if [ -n "$namespace" ]; then printf 'X-Vault-Namespace: %s\\n' "$namespace"; fi
            }

            call() { # METHOD PATH [OPTION...]
              local method=$1 path=$2 answer
              shift 2
              answer=$(curl --silent --show-error --max-time 60 --proto '=https,http' ${VAULT_CACERT:+--cacert "$VAULT_CACERT"} \\
                --request "$method" --header @<(headers) --write-out '\\n%{http_code}' "$@" "$VAULT_ADDR/v1/$path")
              status=${answer##*$'\\n'}
              reply=${answer%$'\\n'*}
            }

            write() { # PATH, with the JSON on the standard input
              call POST "$1" --header 'Content-Type: application/json' --data-binary @-
              case $status in
                2*) ;;
                *) refused "$1" ;;
              esac
            }

            refused() {
              printf 'refused: %s: HTTP %s: %s\\n' "$1" "$status" "$(jq -r '(.errors // []) | join("; ")' <<<"$reply" 2>/dev/null || true)" >&2
              exit 1
            }

            # 404 says that it is not there; any other refusal ends the script, so that nothing is made on a wrong footing.
            has() {
              call GET "$1" </dev/null
              case $status in
                2*) return 0 ;;
                404) return 1 ;;
                *) refused "$1" ;;
              esac
            }

            listed() { # LIST NAME TYPE
              has "$1" && jq -e --arg name "$2/" --arg type "$3" '(.data // .)[$name].type == $type' <<<"$reply" >/dev/null
            }

            has_urls() { has "$1/config/urls" && jq -e '.data.issuing_certificates // [] | length > 0' <<<"$reply" >/dev/null; }
            has_mount() { listed sys/mounts "$1" pki; }
            has_login() { listed sys/auth "$1" approle; }
            has_authority() { call GET "$1/ca/pem" </dev/null; [[ $status == 200 && $reply == *CERTIFICATE* ]]; }
            kept() { printf 'there already, left as it is: %s\\n' "$1"; }
            made() { printf 'made: %s\\n' "$1"; }
            """;
}
