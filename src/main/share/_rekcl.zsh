#compdef rekcl
# Completion of rekcl for zsh. Options and their values stand here; ARNs and version names rekcl
# itself looks for, for about a second at most.

_rekcl_root() {
  root=(
    @OPTIONS@
  )
}

_rekcl_commands() {
  local -a commands=(
    @COMMANDS@
  )
  _describe -t commands command commands
}

@FUNCTIONS@

# Adds ARNs and version names.
_rekcl_ask() {
  local -a plain found
  local word program
  for word in "${(@)rekcl_words}"; do
    # Nothing is evaluated but a plain variable.
    if [[ $word =~ '^"?\$\{?([A-Za-z_][A-Za-z_0-9]*)\}?"?$' ]]; then
      plain+=("${(P)match[1]}")
    else
      plain+=("${(Q)word}")
    fi
  done
  # Where the line names no path, not one that an entry of PATH such as "." finds in the current folder.
  program=${plain[1]/#\~\//$HOME/}
  if [[ $program != */* ]]; then
    program=$(whence -p -- $program)
    [[ $program == /* ]] || return
  fi
  found=("${(@f)$("$program" __complete -- "${(@)plain[2,-1]}" "${(Q)PREFIX}" </dev/null 2>/dev/null)}")
  # In the order in which rekcl lists them.
  compadd -V rekcl -- "${(@)found:#}"
}

_rekcl_profiles() {
  local -a names
  names=(${(f)"$(sed -n -e 's/^\[profile  *\([^]]*\)\]$/\1/p' -e 's/^\[\([^] ]*\)\]$/\1/p' \
    "${AWS_CONFIG_FILE:-$HOME/.aws/config}" "${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}" 2>/dev/null)"})
  compadd -a names
}

_rekcl() {
  local curcontext=$curcontext state line ret=1
  typeset -A opt_args
  # Before _arguments leaves the command's own words alone.
  local -a rekcl_words=("${(@)words[1,CURRENT-1]}") root
  _rekcl_root
  _arguments -C "${(@)root}" '1: :->command' '*:: :->rest' && ret=0
  case $state in
    command) _rekcl_commands && ret=0 ;;
    rest)
      curcontext="${curcontext%:*:*}:rekcl-$line[1]:"
      if (( $+functions[_rekcl_of_$line[1]] )); then _rekcl_of_$line[1] && ret=0; fi
      ;;
  esac
  return ret
}

_rekcl "$@"
