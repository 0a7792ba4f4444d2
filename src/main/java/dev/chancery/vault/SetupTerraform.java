package dev.chancery.vault;

import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultPlan;
import dev.chancery.domain.VaultStep;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// A plan as Terraform or OpenTofu text for the provider `hashicorp/vault`.
///
/// It holds no secret, and makes none: a secret id made by it would stand in its state in clear.
public final class SetupTerraform {

    /// A reference to another resource, which is not quoted.
    private record Reference(String text) {}

    private final StringBuilder text = new StringBuilder();
    private final VaultPlan plan;

    private SetupTerraform(VaultPlan plan) {
        this.plan = plan;
    }

    public static String of(VaultPlan plan) {
        var file = new SetupTerraform(plan);
        file.head();
        plan.steps().forEach(file::step);
        file.text.append("""

                # The secret id is made by hand: made here, it would stand in the state in clear.
                output "role_id" {
                  value = vault_approle_auth_backend_role.login.role_id
                }
                """);
        return file.text.toString();
    }

    private void head() {
        text.append("""
                # Sets up a PKI on a Vault or OpenBao server. The token comes from VAULT_TOKEN.
                terraform {
                  required_providers {
                    vault = {
                      source = "hashicorp/vault"
                    }
                  }
                }

                provider "vault" {
                """);
        text.append("  address = ").append(quoted(plan.place().base().toString())).append('\n');
        plan.place().namespace().ifPresent(name -> text.append("  namespace = ").append(quoted(name)).append('\n'));
        text.append("}\n");
        if (plan.rootIsOurs()) {
            text.append("""

                    # The chain that the offline root has made of the output 'request'; empty until then.
                    variable "signed" {
                      type    = string
                      default = ""
                    }
                    """);
        }
    }

    private void step(VaultStep step) {
        switch (step) {
            case VaultStep.Mount mount -> resource("vault_mount", label(mount.path()), fields("path", mount.path().value(),
                    "type", "pki", "max_lease_ttl_seconds", mount.longest().duration().toSeconds()));
            case VaultStep.Root root -> resource("vault_pki_secret_backend_root_cert", "root",
                    fields("backend", mount(root.mount()), "type", "internal").and(SetupBody.of(root)));
            case VaultStep.Issuing issuing -> issuing(issuing);
            case VaultStep.Urls urls -> resource("vault_pki_secret_backend_config_urls", label(urls.mount()),
                    fields("backend", mount(urls.mount())).and(SetupBody.of(urls)));
            case VaultStep.Role(var mount, var role) -> resource("vault_pki_secret_backend_role", "role",
                    fields("backend", mount(mount), "name", role.name().value()).and(SetupBody.of(step))
                            .and(Map.of("max_ttl", seconds(role.longest().duration().toSeconds()))));
            case VaultStep.Policy policy -> resource("vault_policy", "login", fields("name", policy.name().value(), "policy", policy.policy().hcl()));
            case VaultStep.Login(var path) -> resource("vault_auth_backend", "login", fields("type", "approle", "path", path.value()));
            case VaultStep.AppRole login -> appRole(login);
        }
    }

    private static String seconds(long seconds) {
        return Long.toString(seconds);
    }

    private void appRole(VaultStep.AppRole login) {
        var fields = fields("backend", new Reference("vault_auth_backend.login.path"), "role_name", login.name().value(),
                "token_policies", List.of(new Reference("vault_policy.login.name")), "token_no_default_policy", true,
                "token_ttl", login.token().duration().toSeconds());
        login.secret().ifPresent(life -> fields.put("secret_id_ttl", life.duration().toSeconds()));
        resource("vault_approle_auth_backend_role", "login", fields);
    }

    private void issuing(VaultStep.Issuing step) {
        resource("vault_pki_secret_backend_intermediate_cert_request", "issuing",
                fields("backend", mount(step.mount()), "type", "internal").and(SetupBody.of(step)));
        switch (step.signer()) {
            case VaultStep.Signer.AtVault(var root) -> signedThere(step, root);
            case VaultStep.Signer.Ours _ -> signedHere(step);
        }
    }

    private void signedThere(VaultStep.Issuing step, VaultPath root) {
        var signed = "vault_pki_secret_backend_root_sign_intermediate.issuing";
        resource("vault_pki_secret_backend_root_sign_intermediate", "issuing", fields("backend", mount(root),
                "csr", new Reference("vault_pki_secret_backend_intermediate_cert_request.issuing.csr"))
                .and(SetupBody.signing(step)).and(Map.of("depends_on", List.of(new Reference("vault_pki_secret_backend_root_cert.root")))));
        resource("vault_pki_secret_backend_intermediate_set_signed", "issuing", fields("backend", mount(step.mount()),
                "certificate", new Reference("join(\"\\n\", [%1$s.certificate, %1$s.issuing_ca])".formatted(signed))));
    }

    private void signedHere(VaultStep.Issuing step) {
        text.append("""

                output "request" {
                  value = vault_pki_secret_backend_intermediate_cert_request.issuing.csr
                }
                """);
        resource("vault_pki_secret_backend_intermediate_set_signed", "issuing", fields(
                "count", new Reference("var.signed == \"\" ? 0 : 1"), "backend", mount(step.mount()),
                "certificate", new Reference("var.signed")));
    }

    private String label(VaultPath mount) {
        return mount.equals(plan.issuing().mount()) ? "issuing" : "root";
    }

    private Reference mount(VaultPath path) {
        return new Reference("vault_mount." + label(path) + ".path");
    }

    /// The fields of a resource, in order.
    private static final class Fields extends LinkedHashMap<String, Object> {
        private static final long serialVersionUID = 1L;

        Fields and(Map<String, Object> more) {
            putAll(more);
            return this;
        }
    }

    private static Fields fields(Object... pairs) {
        var fields = new Fields();
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put((String) pairs[i], pairs[i + 1]);
        }
        return fields;
    }

    /// Written as `terraform fmt` writes it.
    private void resource(String type, String name, Map<String, Object> fields) {
        var widest = fields.keySet().stream().mapToInt(String::length).max().orElse(0);
        text.append("\nresource \"%s\" \"%s\" {\n".formatted(type, name));
        fields.forEach((field, value) -> text.append("  %s = %s\n".formatted(padded(field, widest), value(value))));
        text.append("}\n");
    }

    private static String padded(String field, int width) {
        return field + " ".repeat(width - field.length());
    }

    private static String value(Object value) {
        return switch (value) {
            case Reference(var reference) -> reference;
            case String one -> one.endsWith("\n") ? document(one) : quoted(one);
            case List<?> many -> many.stream().map(SetupTerraform::value).collect(Collectors.joining(", ", "[", "]"));
            default -> value.toString();
        };
    }

    /// Lines of text that only this program has written, such as a policy.
    private static String document(String lines) {
        return "<<-EOT\n" + Arrays.stream(lines.split("\n")).map(line -> (line.isEmpty() ? "" : "    " + line) + "\n").collect(Collectors.joining()) + "  EOT";
    }

    /// The text as Terraform reads it back: quotes, backslashes, control characters and both kinds of template are escaped.
    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.chars().forEach(unit -> quoted.append(switch (unit) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default -> unit < ' ' ? "\\u%04x".formatted(unit) : Character.toString(unit);
        }));
        return quoted.append('"').toString().replace("${", "$${").replace("%{", "%%{");
    }
}
